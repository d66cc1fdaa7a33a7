package org.marrow.workbench.figure.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Spans;
import org.marrow.workbench.figure.Style;

/** One lane a patient: treatments as bars, events as symbols, an arrow where the course goes on. */
public final class Swimmer {
  private static final double LANE = 18;

  /** A treatment or state of a patient from one time to another. */
  public record Stretch(String what, double from, double to) {
    public Stretch {
      if (!(from <= to)) {
        throw new IllegalArgumentException(
            "a stretch runs forwards, got " + what + " from " + from + " to " + to);
      }
    }
  }

  /** Something that happened, for example a partial response. */
  public record Event(String what, double at) {}

  /**
   * A patient.
   *
   * @param id pseudonym
   * @param stretches in order of time, at least one
   * @param events any number
   * @param ongoing whether the patient was still under observation at the end of the last stretch
   */
  public record Patient(String id, List<Stretch> stretches, List<Event> events, boolean ongoing) {
    public Patient {
      stretches = List.copyOf(stretches);
      events = List.copyOf(events);
      if (stretches.isEmpty()) {
        throw new IllegalArgumentException("patient " + id + " needs a stretch of time");
      }
    }

    double end() {
      return stretches.stream().mapToDouble(Stretch::to).max().orElse(0);
    }
  }

  private Swimmer() {}

  /**
   * The picture and its table.
   *
   * @param id short name of the figure
   * @param title title
   * @param mark words that open the caption; may be empty
   * @param unit unit of the times, which are counted from the first dose
   * @param patients at least one; the longest course stands at the top
   */
  public static Figure of(
      String id, String title, String mark, String unit, List<Patient> patients) {
    if (patients.isEmpty()) {
      throw new IllegalArgumentException("a swimmer plot needs patients");
    }
    List<Patient> sorted =
        patients.stream()
            .sorted(
                Comparator.comparingDouble(Patient::end)
                    .thenComparing(Patient::id, (a, b) -> b.compareTo(a)))
            .toList();
    List<String> treatments =
        names(sorted, p -> p.stretches().stream().map(Stretch::what).toList());
    List<String> events = names(sorted, p -> p.events().stream().map(Event::what).toList());
    double last = sorted.stream().mapToDouble(Patient::end).max().orElse(1);
    List<Mark> marks = new ArrayList<>();
    for (int t = 0; t < treatments.size(); t++) {
      marks.add(spans(treatments.get(t), t, sorted));
    }
    Shape[] shapes = {Shape.CIRCLE, Shape.DIAMOND, Shape.TRIANGLE, Shape.SQUARE, Shape.CROSS};
    for (int e = 0; e < events.size(); e++) {
      String what = events.get(e);
      marks.add(
          points(
              what,
              Style.of(4).with(shapes[e % shapes.length]),
              sorted,
              p -> p.events().stream().filter(v -> v.what().equals(what)).map(Event::at).toList()));
    }
    marks.add(
        points(
            "still observed",
            Style.of(4).with(Shape.ARROW),
            sorted,
            p -> p.ongoing() ? List.of(p.end()) : List.of()));
    long ongoing = sorted.stream().filter(Patient::ongoing).count();
    String says =
        sorted.size()
            + " patients, the longest course on top; "
            + ongoing
            + " were still observed.";
    Plot plot =
        Plot.of(
                id,
                title,
                mark + says,
                Axis.linear("Time since first dose", unit, 0, last * 1.04 + 1e-9),
                Axis.categories("Patient", sorted.stream().map(Patient::id).toList()))
            .tall(Math.max(80, LANE * sorted.size()))
            .with(marks.toArray(Mark[]::new));
    return Figure.of(
        plot,
        mark + "One lane a patient; an arrow means still observed, not still well.",
        table(id, sorted));
  }

  private static List<String> names(List<Patient> patients, Function<Patient, List<String>> names) {
    return patients.stream().flatMap(p -> names.apply(p).stream()).distinct().sorted().toList();
  }

  private static Spans spans(String what, int series, List<Patient> patients) {
    List<double[]> found = new ArrayList<>();
    for (int row = 0; row < patients.size(); row++) {
      for (Stretch stretch : patients.get(row).stretches()) {
        if (stretch.what().equals(what)) {
          found.add(new double[] {row, stretch.from(), stretch.to()});
        }
      }
    }
    return new Spans(
        what, Style.of(series), column(found, 0), column(found, 1), column(found, 2), 0.62);
  }

  private static Points points(
      String what, Style style, List<Patient> patients, Function<Patient, List<Double>> at) {
    List<double[]> found = new ArrayList<>();
    for (int row = 0; row < patients.size(); row++) {
      for (double time : at.apply(patients.get(row))) {
        found.add(new double[] {time, row});
      }
    }
    return new Points(found.isEmpty() ? "" : what, style, column(found, 0), column(found, 1));
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  private static Table table(String id, List<Patient> patients) {
    List<String> who = new ArrayList<>();
    List<String> what = new ArrayList<>();
    List<double[]> times = new ArrayList<>();
    for (Patient patient : patients.reversed()) {
      for (Stretch stretch : patient.stretches()) {
        who.add(patient.id());
        what.add(stretch.what());
        times.add(new double[] {stretch.from(), stretch.to()});
      }
      for (Event event : patient.events()) {
        who.add(patient.id());
        what.add(event.what());
        times.add(new double[] {event.at(), event.at()});
      }
    }
    return Table.of(
        id,
        List.of(
            TextColumn.of("patient", who),
            TextColumn.of("what", what),
            new NumberColumn("from", column(times, 0)),
            new NumberColumn("to", column(times, 1))));
  }
}
