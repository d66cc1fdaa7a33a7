package org.marrow.workbench.figure.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Style;

/**
 * A marker before, after and later: one thin line a patient, one bold line a group through the
 * medians of those measured at each visit. Patients with a missing visit are drawn where they were
 * measured and counted in the caption.
 */
public final class Spaghetti {
  /**
   * A patient.
   *
   * @param id pseudonym
   * @param group arm or outcome, for colour and dash
   * @param values one a visit, {@code NaN} where not measured
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied on the way in
  public record Patient(String id, String group, double[] values) {
    public Patient {
      values = values.clone();
    }
  }

  private Spaghetti() {}

  /**
   * The picture and its table.
   *
   * @param id short name of the figure
   * @param title title
   * @param mark words that open the caption; may be empty
   * @param visits names of the visits in order
   * @param value what is measured, with its unit: the vertical axis
   * @param patients at least one, each with a value or {@code NaN} for every visit
   */
  public static Figure of(
      String id,
      String title,
      String mark,
      List<String> visits,
      Axis value,
      List<Patient> patients) {
    if (patients.isEmpty()) {
      throw new IllegalArgumentException("a spaghetti plot needs patients");
    }
    for (Patient patient : patients) {
      if (patient.values().length != visits.size()) {
        throw new IllegalArgumentException(
            "patient "
                + patient.id()
                + " has "
                + patient.values().length
                + " values for "
                + visits.size()
                + " visits");
      }
    }
    double[] at = new double[visits.size()];
    Arrays.setAll(at, i -> i);
    TreeMap<String, List<Patient>> groups = new TreeMap<>();
    patients.forEach(p -> groups.computeIfAbsent(p.group(), _ -> new ArrayList<>()).add(p));
    List<Mark> thin = new ArrayList<>();
    List<Mark> bold = new ArrayList<>();
    List<String> medians = new ArrayList<>();
    int series = 0;
    for (var group : groups.entrySet()) {
      Style style = Style.of(series);
      for (Patient patient : group.getValue()) {
        thin.add(new Line("", style.wide(0.6), at, patient.values()));
      }
      double[] median = medians(group.getValue(), visits.size());
      String name = groups.size() == 1 ? "median" : group.getKey() + ", median";
      bold.add(new Line(name, style.wide(3.2), at, median));
      bold.add(new Points(name, style, at, median));
      medians.add(
          group.getKey()
              + " "
              + org.marrow.foundation.number.NumberText.ENGLISH.of(median[0])
              + " at the first and "
              + org.marrow.foundation.number.NumberText.ENGLISH.of(median[median.length - 1])
              + " at the last visit");
      series++;
    }
    Plot plot =
        Plot.of(
                id,
                title,
                mark + "Medians: " + String.join("; ", medians) + ".",
                Axis.categories("Visit", visits),
                value)
            .with(thin.toArray(Mark[]::new))
            .with(bold.toArray(Mark[]::new));
    long incomplete =
        patients.stream().filter(p -> Arrays.stream(p.values()).anyMatch(Double::isNaN)).count();
    String caption =
        mark
            + "Thin: one line a patient ("
            + patients.size()
            + "); bold: medians of those measured."
            + (incomplete == 0
                ? ""
                : " " + incomplete + " lack a visit; their lines are broken or end there.");
    return Figure.of(plot, caption, table(id, visits, patients));
  }

  private static double[] medians(List<Patient> patients, int visits) {
    double[] medians = new double[visits];
    for (int v = 0; v < visits; v++) {
      int visit = v;
      double[] sorted =
          patients.stream()
              .mapToDouble(p -> p.values()[visit])
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      int n = sorted.length;
      medians[v] = n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
    return medians;
  }

  private static Table table(String id, List<String> visits, List<Patient> patients) {
    List<org.marrow.foundation.table.Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("patient", patients.stream().map(Patient::id).toList()));
    columns.add(TextColumn.of("group", patients.stream().map(Patient::group).toList()));
    for (int v = 0; v < visits.size(); v++) {
      int visit = v;
      columns.add(
          new NumberColumn(
              visits.get(v), patients.stream().mapToDouble(p -> p.values()[visit]).toArray()));
    }
    return Table.of(id, columns);
  }
}
