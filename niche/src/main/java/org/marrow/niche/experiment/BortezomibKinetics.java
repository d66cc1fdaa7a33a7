package org.marrow.niche.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/**
 * Bortezomib 1.3 mg/m2 on days 1, 4, 8 and 11 in a typical person of 1.8 m2, simulated, beside
 * published means and spreads of concentration and of 20S proteasome inhibition.
 */
public final class BortezomibKinetics {
  private static final double MINUTE = 1.0 / 1440;
  private static final String CONCENTRATION = "bortezomib_concentration";
  private static final String INHIBITION = "bortezomib_proteasome_inhibition";

  /**
   * A published number and the simulated one.
   *
   * @param what what was measured, with its unit
   * @param published published mean, or the middle of the published range
   * @param spread published standard deviation, or half the range; empty when none was read
   * @param source citation and mark
   * @param simulated the typical person's value
   * @param use whether the drug's parameters were chosen by it
   */
  public record Row(
      String what,
      double published,
      OptionalDouble spread,
      String source,
      double simulated,
      Published.Use use) {
    /** Whether the simulated value lies within one spread; empty when there is no spread. */
    public java.util.Optional<Boolean> isWithin() {
      return spread.isPresent()
          ? java.util.Optional.of(Math.abs(simulated - published) <= spread.getAsDouble())
          : java.util.Optional.empty();
    }
  }

  private final Trajectory intravenous;
  private final Trajectory subcutaneous;
  private final double[] times = new double[15 * 720];

  private BortezomibKinetics(ModelFolder models) {
    for (int i = 0; i < times.length; i++) {
      times[i] = i * 2 * MINUTE;
    }
    TreatedNiche niche =
        TreatedNiche.of(models, Host.PATIENT, Rival.SELF_RENEWAL, List.of("bortezomib"));
    intravenous = course(niche, "IV");
    subcutaneous = course(niche, "SC");
  }

  private Trajectory course(TreatedNiche niche, String route) {
    return niche.simulate(
        Regimen.parse("bortezomib 1.3 mg/m2 " + route + " d1,4,8,11")
            .administrations(new BodySize(75, 1.8), 20),
        Map.of(),
        times,
        List.of(CONCENTRATION, INHIBITION));
  }

  /** Every row. */
  public static List<Row> rows(ModelFolder models) {
    return new BortezomibKinetics(models).all();
  }

  private List<Row> all() {
    String ash = "ASH 2006 108:3533 (READ)";
    String routes = "PMC6151281 table 2 (READ)";
    String reece = "Reece 2006, 2011 (READ)";
    String moreau = "Moreau 2011, label digest (READ-2nd)";
    String area = "Moreau 2011, 2012 (RECALLED(h))";
    Published.Use held = Published.Use.VALIDATION;
    Published.Use used = Published.Use.CALIBRATION;
    List<Row> rows = new ArrayList<>();
    rows.add(row("Cmax, IV, day 1, ng/mL", 112, 122, ash, peak(intravenous, 0), held));
    rows.add(row("Cmax, IV, day 11, ng/mL", 88.6, 47.6, ash, peak(intravenous, 10), held));
    rows.add(
        row("AUC 0-48 h, IV, day 1, ng h/mL", 34.6, 19.8, ash, area(intravenous, 0, 48), held));
    rows.add(
        row("AUC 0-48 h, IV, day 11, ng h/mL", 82.8, 35.9, ash, area(intravenous, 10, 48), held));
    rows.add(row("Cmax, IV, day 11, ng/mL", 223, 101, routes, peak(intravenous, 10), held));
    rows.add(row("Cmax, SC, day 11, ng/mL", 20.4, 8.9, routes, peak(subcutaneous, 10), used));
    rows.add(
        row("AUC 0-72 h, IV, day 11, ng h/mL", 151, 43, routes, area(intravenous, 10, 72), held));
    rows.add(
        row("AUC 0-72 h, SC, day 11, ng h/mL", 155, 57, routes, area(subcutaneous, 10, 72), held));
    rows.add(row("Time of Cmax, SC, day 11, minutes", 30, Double.NaN, routes, peakTime(), used));
    rows.add(
        row("Greatest 20S inhibition, day 1, %", 77, 7, reece, inhibition(intravenous, 0), used));
    rows.add(
        row("Greatest 20S inhibition, day 11, %", 78, 5, reece, inhibition(intravenous, 10), held));
    rows.add(
        row(
            "Greatest 20S inhibition, IV, day 11, %",
            69.3, Double.NaN, moreau, inhibition(intravenous, 10), held));
    rows.add(
        row(
            "Greatest 20S inhibition, SC, day 11, %",
            63.7, Double.NaN, moreau, inhibition(subcutaneous, 10), held));
    rows.add(
        row(
            "Area under inhibition 0-72 h, IV, day 11, % h",
            1383, Double.NaN, area, effect(intravenous), used));
    rows.add(
        row(
            "Area under inhibition 0-72 h, SC, day 11, % h",
            1714, Double.NaN, area, effect(subcutaneous), used));
    rows.add(
        row(
            "20S inhibition 72 h after day 11, IV, %",
            0,
            Double.NaN,
            "near baseline by 72-96 h, Oncology 18(14) 2004 (READ-2nd)",
            100 * intravenous.of(INHIBITION)[13 * 720 - 1],
            held));
    return List.copyOf(rows);
  }

  private static Row row(
      String what,
      double published,
      double spread,
      String source,
      double simulated,
      Published.Use use) {
    return new Row(
        what,
        published,
        Double.isNaN(spread) ? OptionalDouble.empty() : OptionalDouble.of(spread),
        source,
        simulated,
        use);
  }

  /** Index of the greatest value from two minutes after a dose to three days later. */
  private int greatest(Trajectory course, String id, double day) {
    double[] values = course.of(id);
    int greatest = 0;
    for (int i = 0; i < times.length; i++) {
      boolean inside = times[i] > day + MINUTE && times[i] < day + 3;
      if (inside && (times[greatest] <= day || values[i] > values[greatest])) {
        greatest = i;
      }
    }
    return greatest;
  }

  private double peak(Trajectory course, double day) {
    return 1000 * course.of(CONCENTRATION)[greatest(course, CONCENTRATION, day)];
  }

  private double peakTime() {
    return 1440 * (times[greatest(subcutaneous, CONCENTRATION, 10)] - 10);
  }

  private double inhibition(Trajectory course, double day) {
    return 100 * course.of(INHIBITION)[greatest(course, INHIBITION, day)];
  }

  private double area(Trajectory course, double day, double hours) {
    return 1000 * trapezoids(course.of(CONCENTRATION), day, hours);
  }

  private double effect(Trajectory course) {
    return 100 * trapezoids(course.of(INHIBITION), 10, 72);
  }

  /** Area in the quantity's unit times hours. */
  private double trapezoids(double[] values, double day, double hours) {
    double sum = 0;
    for (int i = 1; i < times.length; i++) {
      if (times[i - 1] > day && times[i] <= day + hours / 24) {
        sum += 24 * (times[i] - times[i - 1]) * (values[i] + values[i - 1]) / 2;
      }
    }
    return sum;
  }
}
