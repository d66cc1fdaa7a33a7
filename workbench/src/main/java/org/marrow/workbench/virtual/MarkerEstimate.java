package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.reliability.RegressionCalibration;
import org.marrow.survival.reliability.Reliability;

/**
 * The association of a marker known at a landmark with what comes after it: Cox's model from the
 * landmark on (Anderson, Cain, Gelber 1983), and the same corrected for the error of the reading by
 * regression calibration with the reliability of repeated aspirates.
 *
 * @param patients at risk at the landmark, with a reading
 * @param events progressions among them
 * @param coef log hazard ratio per doubling of the reading
 * @param standardError its standard error
 * @param spread standard deviation of the reading, in doublings
 * @param reliability of one reading, from repeats; empty for the truth, which has no error
 * @param corrected per doubling of what was read; empty without a known reliability
 */
record MarkerEstimate(
    int patients,
    int events,
    double coef,
    double standardError,
    double spread,
    Optional<Reliability> reliability,
    Optional<RegressionCalibration> corrected) {
  private static final double Z = 1.959963984540054;

  /**
   * A reading at the landmark.
   *
   * @param time days from the landmark to the end
   * @param event whether it is progression
   * @param value log2 of the reading
   * @param repeat log2 of the repeated reading, NaN for none
   */
  record Row(double time, boolean event, double value, double repeat) {}

  /** Fits rows of patients at risk; {@code exact} readings have no error to correct. */
  static MarkerEstimate of(List<Row> rows, boolean exact) {
    int n = rows.size();
    double[] time = new double[n];
    boolean[] event = new boolean[n];
    double[] value = new double[n];
    List<double[]> readings = new ArrayList<>();
    int events = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      Row row = rows.get(i);
      time[i] = row.time();
      event[i] = row.event();
      value[i] = row.value();
      events += row.event() ? 1 : 0;
      sum += row.value();
      squares += row.value() * row.value();
      readings.add(
          Double.isNaN(row.repeat())
              ? new double[] {row.value()}
              : new double[] {row.value(), row.repeat()});
    }
    CoxTerm term =
        CoxModel.fit(
                CoxData.of(time, event).covariate("marker", value).build(), CoxOptions.standard())
            .terms()
            .getFirst();
    Optional<Reliability> reliability =
        exact
            ? Optional.empty()
            : Optional.of(Reliability.ofReplicates(readings.toArray(double[][]::new)));
    return new MarkerEstimate(
        n,
        events,
        term.coef(),
        term.se(),
        StrictMath.sqrt((squares - sum * sum / n) / (n - 1)),
        reliability,
        reliability.flatMap(r -> RegressionCalibration.correct(term.coef(), term.se(), r)));
  }

  /** Whether the corrected 95 % interval holds a value. */
  boolean covers(double truth) {
    return corrected.map(c -> Math.abs(truth - c.coef()) <= Z * c.standardError()).orElse(false);
  }

  /** Whether the uncorrected 95 % interval holds a value. */
  boolean coversUncorrected(double truth) {
    return Math.abs(truth - coef) <= Z * standardError;
  }
}
