package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cutpoint.CutEffect;
import org.marrow.survival.cutpoint.CutPoint;
import org.marrow.survival.cutpoint.CutPointSettings;
import org.marrow.survival.cutpoint.MarkerCurve;
import org.marrow.survival.data.BaselineUse;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.DesignChecks;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.CutPointFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A searched cut of a marker, corrected. */
@Command(
    name = "cutpoint",
    description = "Search the best cut of a marker; the p value is corrected for the search.",
    footer = {
      "",
      "The plain log-rank p value at a searched cut is never printed: without any effect it is below",
      "0.05 in about two of five studies. Beside the cut stand its interval over resamples, the",
      "shrunken hazard ratio and the model of the continuous marker. With --out FOLDER all of it is",
      "drawn on one page (cutpoint.svg, cutpoint.csv).",
      "",
      "Examples:",
      "  marrow survival cutpoint --data cohort.csv --time months --event death --marker crp",
      "  marrow survival cutpoint --data cohort.csv --time months --event death --marker crp \\",
      "    --adjust age,b2m --seed 7 --json"
    })
public final class CutpointVerb extends Verb {
  @Mixin private OutcomeOptions outcome = new OutcomeOptions();

  @Option(names = "--marker", required = true, paramLabel = "COLUMN", description = "The marker.")
  private String marker = "";

  @Option(
      names = "--min",
      paramLabel = "PART",
      description = "Smallest part of the patients below the cut (default 0.1).")
  private double min = 0.1;

  @Option(
      names = "--max",
      paramLabel = "PART",
      description = "Largest part of the patients below the cut (default 0.9).")
  private double max = 0.9;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "Permutations of the permutation p value (default 9999).")
  private int permutations = 9999;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Resamples for the interval of the cut and the shrinkage (default 200).")
  private int resamples = 200;

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    SurvivalTable read = SurvivalTable.of(outcome.table(findings), outcome, findings);
    SurvivalData data = read.data();
    NumericCovariate values = Covariate.numeric(marker, read.numbers(marker));
    BaselineUse.suspect(data, values, read.numberColumns())
        .ifPresent(late -> {
          throw new InvalidInput(late);
        });
    DesignChecks.change(read.table().source(), values, read.numberColumns())
        .ifPresent(change -> {
          throw new InvalidInput(change);
        });
    try {
      CutPointSettings settings =
          new CutPointSettings(
              min, max, permutations, resamples, true, new Streams(common().seed().orElse(1)));
      CutPoint cut = CutPoint.fit(data, values, settings);
      List<NumericCovariate> adjust =
          outcome.adjust().stream().map(c -> Covariate.numeric(c, read.numbers(c))).toList();
      CutEffect effect = CutEffect.fit(data, values, cut, adjust, settings);
      findings.addAll(cut.findings());
      MarkerCurve curve = MarkerCurve.fit(data, values, List.of());
      Fields fields = fields(cut, effect).put("nonlinearP", curve.nonlinearP());
      String text = text(cut, effect);
      if (common().out().isPresent()) {
        Figure page = CutPointFigure.of("cutpoint", cut, effect, curve, outcome.adjust());
        text += "\n\n" + Pictures.write(common().out().get(), List.of(page));
      }
      return new Answer(fields.values(), text, findings.list());
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("%s", String.valueOf(e.getMessage()));
    }
  }

  private Fields fields(CutPoint cut, CutEffect effect) {
    return new Fields()
        .put("marker", cut.marker())
        .put("n", cut.n())
        .put("missing", cut.missing())
        .put("cut", cut.cut())
        .put("below", cut.below())
        .put("cutLower", cut.cutLower())
        .put("cutUpper", cut.cutUpper())
        .put("statistic", cut.statistic())
        .put("p", cut.p())
        .put("method", cut.method())
        .put("lausen1992", cut.lausen1992())
        .put("lausen1994", cut.lausen1994())
        .put("hothornLausen", cut.hothornLausen())
        .put("permutation", cut.permutation())
        .put("candidates", cut.candidates())
        .put("statistics", cut.statistics())
        .put("shrinkage", effect.shrinkage())
        .put("shrunkenHazardRatio", effect.shrunkenHazardRatio())
        .put("continuous", term(effect.perStandardDeviation()))
        .put("continuousAdjusted", term(effect.adjusted()))
        .put("adjustedFor", outcome.adjust());
  }

  private static Object term(CoxTerm term) {
    return new Fields()
        .put("per", "standard deviation")
        .put("coef", term.coef())
        .put("se", term.se())
        .put("hazardRatio", term.hazardRatio())
        .put("lower", term.lower())
        .put("upper", term.upper())
        .put("p", term.p())
        .values();
  }

  private String text(CutPoint cut, CutEffect effect) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: best cut %s (of %d; %d of %d patients at or below); those above die %s",
            cut.marker(),
            cut.cut(),
            cut.candidates().length,
            cut.below(),
            cut.n(),
            cut.higherIsWorse() ? "sooner" : "later"));
    if (cut.cutLower().isPresent()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "the cut over %d resamples: %s to %s (95 %%)",
              resamples,
              TextTable.number(cut.cutLower()),
              TextTable.number(cut.cutUpper())));
    }
    lines.add("p corrected for the search = " + TextTable.p(cut.p()) + " (" + cut.method() + ")");
    lines.add(
        String.format(
            Locale.ROOT,
            "  Lausen 1992 %s, Lausen 1994 %s, Hothorn-Lausen %s, permutation %s",
            TextTable.p(cut.lausen1992()),
            TextTable.p(cut.lausen1994()),
            cut.hothornLausen().isPresent() ? TextTable.p(cut.hothornLausen().getAsDouble()) : "-",
            cut.permutation().isPresent() ? TextTable.p(cut.permutation().getAsDouble()) : "-"));
    lines.add(
        String.format(
            Locale.ROOT,
            "hazard ratio above the cut, shrunken by %.2f: %.2f",
            effect.shrinkage(),
            effect.shrunkenHazardRatio()));
    lines.add(continuous("continuous, per standard deviation", effect.perStandardDeviation()));
    if (!outcome.adjust().isEmpty()) {
      lines.add(
          continuous("  adjusted for " + String.join(", ", outcome.adjust()), effect.adjusted()));
    }
    return String.join("\n", lines);
  }

  private static String continuous(String what, CoxTerm term) {
    return String.format(
        Locale.ROOT,
        "%s: hazard ratio %s (%s to %s), p = %s",
        what,
        TextTable.number(term.hazardRatio()),
        TextTable.number(term.lower()),
        TextTable.number(term.upper()),
        term.p().isPresent() ? TextTable.p(term.p().getAsDouble()) : "-");
  }
}
