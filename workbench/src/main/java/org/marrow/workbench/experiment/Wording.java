package org.marrow.workbench.experiment;

import java.util.List;
import org.marrow.foundation.number.NumberText;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.Published;
import org.marrow.workbench.report.Report;

/** Arms, ranges and rivals in words. */
final class Wording {
  static final NumberText NUMBERS = NumberText.ENGLISH;

  /** Opens every caption. */
  static final String MARK = Report.SIMULATED + ". ";

  private Wording() {}

  /** Short name of an arm: its id as words. */
  static String arm(String id) {
    return id.replace('-', ' ').replace("il1", "IL-1").replace("knock out", "knock-out");
  }

  /** A published range: {@code 0.90 to 1.10}, {@code 1.05 or more}. */
  static String range(Published published) {
    String low = NUMBERS.fixed(published.low(), decimals(published));
    return published.high() == Double.POSITIVE_INFINITY
        ? low + " or more"
        : low + " to " + NUMBERS.fixed(published.high(), decimals(published));
  }

  static String value(Published published, double value) {
    return NUMBERS.fixed(value, decimals(published));
  }

  private static int decimals(Published published) {
    return switch (published.readout()) {
      case M1_FOLD, TIC_FOLD -> 2;
      case SURVIVAL, SURVIVAL_GAIN -> 1;
    };
  }

  static String readout(Published published) {
    return switch (published.readout()) {
      case M1_FOLD -> "M1 fold";
      case TIC_FOLD -> "TIC fold";
      case SURVIVAL -> "day of death";
      case SURVIVAL_GAIN -> "days gained";
    };
  }

  static String use(Published published) {
    return published.use() == Published.Use.CALIBRATION ? "calibrated" : "held back";
  }

  /** A list of comparisons: {@code TIC fold of depletion (1.44, published 0.90 to 1.10)}. */
  static String list(List<Comparison> comparisons) {
    return String.join(
        "; ",
        comparisons.stream()
            .map(c ->
                readout(c.published())
                    + " of "
                    + arm(c.published().arm())
                    + " ("
                    + value(c.published(), c.simulated())
                    + ", published "
                    + range(c.published())
                    + ")")
            .toList());
  }

  /** What the rival says. */
  static String claim(Rival rival) {
    return switch (rival) {
      case SELF_RENEWAL ->
          "Bortezomib turns macrophages to M1, they secrete interleukin-1beta, and under it a"
              + " dividing TIC more often renews itself.";
      case PLASTICITY ->
          "Bortezomib turns macrophages to M1, they secrete interleukin-1beta, and under it"
              + " differentiated cells more often turn back into TICs. Rate and gain of this rival"
              + " are assumed, not fitted.";
      case SELECTIVE_SURVIVAL ->
          "Bortezomib kills TICs less often than other tumour cells; interleukin-1beta does nothing"
              + " to the tumour.";
    };
  }

  /** The same in everyday words. */
  static String plainClaim(Rival rival) {
    return switch (rival) {
      case SELF_RENEWAL ->
          "Answer: M1 macrophages make interleukin-1, and it makes the rare cells copy themselves.";
      case PLASTICITY ->
          "Answer: M1 macrophages make interleukin-1, and it turns other cancer cells into the rare"
              + " cells.";
      case SELECTIVE_SURVIVAL ->
          "Answer: the drug kills fewer of the rare cells. Interleukin-1 does nothing.";
    };
  }
}
