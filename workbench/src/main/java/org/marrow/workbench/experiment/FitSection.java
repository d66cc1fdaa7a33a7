package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.fit.RivalComparison;
import org.marrow.niche.fit.RivalFit;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.figure.niche.ProfilePlot;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;

/** The rivals fitted to the same published numbers: ranking, its uncertainty, profiles. */
final class FitSection {
  private static final long SEED = 1;

  private FitSection() {}

  /** What programs read of one rival; a criterion that has too few data is missing. */
  record Fitted(
      String rival,
      double deviance,
      int parameters,
      double akaike,
      List<Double> corrected,
      double weight,
      List<Double> differenceInterval,
      double bestInRedraws,
      List<String> notIdentifiable) {}

  static Outcome of(ModelFolder models) {
    RivalComparison comparison = RivalComparison.run(models, SEED, what -> {});
    List<Fitted> fitted = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int r = 0; r < comparison.fits().size(); r++) {
      fitted.add(fitted(comparison.fits().get(r), comparison.standings().get(r)));
    }
    int rows = comparison.fits().getFirst().rows().size();
    blocks.add(
        new Block.Paragraph(
            "Each rival's own numbers are fitted by maximum likelihood to the same "
                + rows
                + " published numbers and directions, held-back ones among them; so this ranks the"
                + " rivals and tests none. A published range counts as two standard errors to each"
                + " side, a direction as a bound missed with a standard error of a tenth."));
    blocks.add(new Block.Tabulated(ranking(fitted)));
    blocks.add(new Block.Paragraph(words(comparison)));
    blocks.add(new Block.Tabulated(readouts(comparison)));
    for (RivalFit fit : comparison.fits()) {
      List<String> open = open(fit);
      blocks.add(
          new Block.Paragraph(
              open.isEmpty()
                  ? "The experiments bound every number of " + fit.rival().id() + "."
                  : "Not identifiable under "
                      + fit.rival().id()
                      + ": "
                      + String.join("; ", open)
                      + "."));
      for (RivalFit.Profile profile : fit.profiles()) {
        blocks.add(new Block.Shown(ProfilePlot.of(fit, profile)));
        if (!profile.isIdentifiable()) {
          findings.add(
              KineticsRules.NOT_IDENTIFIABLE.at(
                  Where.in(fit.rival().id()).column(profile.id()),
                  "the experiments set no bound to "
                      + profile.id()
                      + " "
                      + ProfilePlot.side(profile)
                      + " within its limits"));
        }
      }
    }
    return new Outcome(
            new Section("fit", "The rivals fitted", blocks),
            "Rivals fitted (simulated): " + words(comparison),
            Map.of("simulated", true, "rivals", fitted),
            findings)
        .methods(
            "Each rival was fitted to the published numbers by maximum likelihood; intervals are"
                + " profile likelihoods; rivals were ranked by Akaike's criterion, plain and"
                + " corrected for few data, and again in 500 redraws of the published numbers.")
        .limits(
            "The fit uses "
                + rows
                + " numbers, most of them directions with an assumed standard error.");
  }

  private static Fitted fitted(RivalFit fit, RivalComparison.Standing s) {
    return new Fitted(
        fit.rival().id(),
        fit.deviance(),
        fit.parameters(),
        fit.akaike(),
        Double.isFinite(s.corrected()) ? List.of(s.corrected()) : List.of(),
        s.weight(),
        List.of(s.differenceInterval().lower(), s.differenceInterval().upper()),
        s.best(),
        fit.profiles().stream()
            .filter(p -> !p.isIdentifiable())
            .map(RivalFit.Profile::id)
            .toList());
  }

  private static List<String> open(RivalFit fit) {
    return fit.profiles().stream()
        .filter(p -> !p.isIdentifiable())
        .map(p -> p.id() + " (open " + ProfilePlot.side(p) + ")")
        .toList();
  }

  private static String words(RivalComparison comparison) {
    RivalFit plain = least(comparison, RivalFit::akaike);
    RivalFit corrected = least(comparison, RivalFit::corrected);
    RivalComparison.Standing first =
        comparison.standings().stream()
            .filter(s -> s.rival() == plain.rival())
            .findFirst()
            .orElseThrow();
    String text =
        plain.rival().id()
            + " stands first by AIC (weight "
            + Wording.NUMBERS.fixed(first.weight(), 2)
            + ", first in "
            + Wording.NUMBERS.fixed(100 * first.best(), 0)
            + " % of redraws)";
    return corrected == plain
        ? text + ", and by AICc."
        : text
            + "; corrected for so few data (AICc) it is "
            + corrected.rival().id()
            + ": these data cannot settle the question.";
  }

  private static RivalFit least(RivalComparison c, ToDoubleFunction<RivalFit> criterion) {
    return c.fits().stream().min(Comparator.comparingDouble(criterion)).orElseThrow();
  }

  private static ReportTable ranking(List<Fitted> all) {
    List<List<String>> rows =
        all.stream()
            .map(f ->
                List.of(
                    f.rival(),
                    Wording.NUMBERS.fixed(f.deviance(), 2),
                    Integer.toString(f.parameters()),
                    Wording.NUMBERS.fixed(f.akaike(), 1),
                    f.corrected().isEmpty()
                        ? "too few data"
                        : Wording.NUMBERS.fixed(f.corrected().getFirst(), 1),
                    Wording.NUMBERS.fixed(f.weight(), 2),
                    String.format(
                        Locale.ROOT,
                        "%.1f to %.1f",
                        f.differenceInterval().getFirst(),
                        f.differenceInterval().getLast()),
                    Wording.NUMBERS.fixed(100 * f.bestInRedraws(), 0) + " %"))
            .toList();
    return new ReportTable(
        "fit-ranking",
        "The rivals ranked",
        Wording.MARK
            + "AIC: Akaike's criterion, less is better; AICc: corrected for few data. Above the best:"
            + " 95 % of the difference of AIC when every published number is redrawn with its"
            + " standard error.",
        List.of(
            "Rival", "Deviance", "Numbers", "AIC", "AICc", "Weight", "Above the best", "First in"),
        rows,
        Table.of(
            "fit-ranking",
            List.of(
                TextColumn.of("rival", all.stream().map(Fitted::rival).toList()),
                new NumberColumn("deviance", all.stream().mapToDouble(Fitted::deviance).toArray()),
                new NumberColumn(
                    "parameters", all.stream().mapToDouble(Fitted::parameters).toArray()),
                new NumberColumn("AIC", all.stream().mapToDouble(Fitted::akaike).toArray()),
                new NumberColumn("weight", all.stream().mapToDouble(Fitted::weight).toArray()),
                new NumberColumn(
                    "first in redraws",
                    all.stream().mapToDouble(Fitted::bestInRedraws).toArray()))));
  }

  private static ReportTable readouts(RivalComparison comparison) {
    RivalFit any = comparison.fits().getFirst();
    List<String> head = new ArrayList<>(List.of("Arm", "Read-out", "Published"));
    comparison.fits().forEach(f -> head.add(f.rival().id()));
    List<List<String>> rows = new ArrayList<>();
    for (int j = 0; j < any.rows().size(); j++) {
      List<String> row = new ArrayList<>();
      row.add(Wording.arm(any.rows().get(j).arm()));
      row.add(Wording.readout(any.rows().get(j)));
      row.add(Wording.range(any.rows().get(j)));
      for (RivalFit fit : comparison.fits()) {
        row.add(Wording.value(any.rows().get(j), fit.readouts()[j]));
      }
      rows.add(List.copyOf(row));
    }
    List<org.marrow.foundation.table.Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("arm", any.rows().stream().map(p -> p.arm()).toList()));
    columns.add(
        TextColumn.of("read-out", any.rows().stream().map(p -> p.readout().words()).toList()));
    comparison.fits().forEach(f -> columns.add(new NumberColumn(f.rival().id(), f.readouts())));
    return new ReportTable(
        "fit-readouts",
        "What each fitted rival gives",
        Wording.MARK + "At the most likely numbers of each rival.",
        head,
        rows,
        Table.of("fit-readouts", columns));
  }
}
