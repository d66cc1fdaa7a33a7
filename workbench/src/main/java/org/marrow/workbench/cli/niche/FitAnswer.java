package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.niche.fit.RivalComparison;
import org.marrow.niche.fit.RivalFit;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.figure.niche.ProfilePlot;

/** The fitted rivals side by side. */
final class FitAnswer {
  private FitAnswer() {}

  /** What {@code --json} prints. */
  record Fits(boolean simulated, List<ByRival> rivals) {}

  /** One rival; a criterion that has too few data, or an open end, is missing. */
  record ByRival(
      String rival,
      double deviance,
      int parameters,
      double akaike,
      List<Double> corrected,
      double weight,
      double difference,
      List<Double> differenceInterval,
      double bestInRedraws,
      List<Number> numbers,
      List<Row> rows) {}

  /** One fitted number. */
  record Number(
      String id, double value, List<Double> lower, List<Double> upper, boolean identifiable) {}

  /** One published number and its fitted readout. */
  record Row(String arm, String readout, double fitted, String published) {}

  static Answer of(RivalComparison comparison) {
    List<ByRival> all = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<String> text = new ArrayList<>();
    text.add(
        "Rivals fitted to "
            + comparison.fits().getFirst().rows().size()
            + " published numbers and directions of the mouse experiments. Simulated.");
    text.add(
        String.format(
            Locale.ROOT,
            "%-20s %9s %8s %8s %8s %7s %20s %9s",
            "rival",
            "deviance",
            "numbers",
            "AIC",
            "AICc",
            "weight",
            "AIC above the best",
            "best in"));
    for (int r = 0; r < comparison.fits().size(); r++) {
      RivalFit fit = comparison.fits().get(r);
      RivalComparison.Standing s = comparison.standings().get(r);
      all.add(byRival(fit, s));
      text.add(
          String.format(
              Locale.ROOT,
              "%-20s %9.2f %8d %8.1f %8s %7.3f %7.1f (%.1f to %.1f) %7.0f %%",
              fit.rival().id(),
              fit.deviance(),
              fit.parameters(),
              fit.akaike(),
              Double.isFinite(s.corrected())
                  ? String.format(Locale.ROOT, "%.1f", s.corrected())
                  : "-",
              s.weight(),
              s.difference(),
              s.differenceInterval().lower(),
              s.differenceInterval().upper(),
              100 * s.best()));
    }
    for (RivalFit fit : comparison.fits()) {
      text.add("");
      text.add("rival: " + fit.rival().id());
      for (int i = 0; i < fit.profiles().size(); i++) {
        RivalFit.Profile p = fit.profiles().get(i);
        text.add(
            String.format(
                Locale.ROOT,
                "  %-28s %9.4g   95 %% %s to %s%s",
                p.id(),
                fit.values()[i],
                p.openBelow() ? "(open)" : String.format(Locale.ROOT, "%.3g", p.lower()),
                p.openAbove() ? "(open)" : String.format(Locale.ROOT, "%.3g", p.upper()),
                p.isIdentifiable() ? "" : "   not identifiable"));
        if (!p.isIdentifiable()) {
          findings.add(
              KineticsRules.NOT_IDENTIFIABLE.at(
                  Where.in(fit.rival().id()).column(p.id()),
                  "the experiments set no bound to "
                      + p.id()
                      + " "
                      + ProfilePlot.side(p)
                      + " within its limits"));
        }
      }
      for (int j = 0; j < fit.rows().size(); j++) {
        text.add(
            String.format(
                Locale.ROOT,
                "  %-28s %9.2f   %s; published: %s",
                fit.rows().get(j).arm(),
                fit.readouts()[j],
                fit.rows().get(j).readout().words(),
                fit.rows().get(j).text()));
      }
    }
    text.add("");
    text.add(
        "Intervals: profile likelihood; of the AIC: every published number redrawn with its assumed"
            + " standard error, 500 times.");
    text.add(
        "Seven numbers, most of them directions: a small weight speaks against a rival, a large one"
            + " does not prove it.");
    RivalFit byAic = least(comparison.fits(), RivalFit::akaike);
    RivalFit byCorrected = least(comparison.fits(), RivalFit::corrected);
    if (byAic != byCorrected) {
      text.add(
          "Corrected for so few data (AICc), "
              + byCorrected.rival().id()
              + " stands first instead of "
              + byAic.rival().id()
              + ": these data cannot settle the question.");
    }
    return new Answer(new Fits(true, all), String.join("\n", text), findings);
  }

  private static RivalFit least(List<RivalFit> fits, ToDoubleFunction<RivalFit> criterion) {
    return fits.stream().min(Comparator.comparingDouble(criterion)).orElseThrow();
  }

  private static ByRival byRival(RivalFit fit, RivalComparison.Standing s) {
    List<Number> numbers = new ArrayList<>();
    for (int i = 0; i < fit.profiles().size(); i++) {
      RivalFit.Profile p = fit.profiles().get(i);
      numbers.add(
          new Number(
              p.id(),
              fit.values()[i],
              p.openBelow() ? List.of() : List.of(p.lower()),
              p.openAbove() ? List.of() : List.of(p.upper()),
              p.isIdentifiable()));
    }
    List<Row> rows = new ArrayList<>();
    for (int j = 0; j < fit.rows().size(); j++) {
      rows.add(
          new Row(
              fit.rows().get(j).arm(),
              fit.rows().get(j).readout().words(),
              fit.readouts()[j],
              fit.rows().get(j).text()));
    }
    return new ByRival(
        fit.rival().id(),
        fit.deviance(),
        fit.parameters(),
        fit.akaike(),
        Double.isFinite(s.corrected()) ? List.of(s.corrected()) : List.of(),
        s.weight(),
        s.difference(),
        List.of(s.differenceInterval().lower(), s.differenceInterval().upper()),
        s.best(),
        numbers,
        rows);
  }
}
