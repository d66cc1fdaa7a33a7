package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.survival.confounding.Balance;
import org.marrow.survival.confounding.EValue;
import org.marrow.survival.confounding.PropensityWeights;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.survival.BalanceFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Two groups that were not randomised, weighted to be alike in what was measured. */
@Command(
    name = "weight",
    description = "Compare two groups weighted by inverse probability, with balance and E-value.",
    footer = {
      "",
      "The weights make the groups alike in the columns of --adjust (text columns are factors) and in",
      "nothing else; the table shows whether they did, and the E-value how strong something unmeasured",
      "would have to be. Standard errors are robust. With --out FOLDER the balance is drawn",
      "(balance.svg, balance.csv).",
      "",
      "Examples:",
      "  marrow survival weight --data cohort.csv --formula \"Surv(months, death) ~ arm\" \\",
      "    --adjust age,sex,b2m",
      "  marrow survival weight --data cohort.csv --time t --event d --group arm --adjust age --json"
    })
public final class WeightVerb extends Verb {
  @Mixin private OutcomeOptions outcome = new OutcomeOptions();

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    SurvivalTable read = SurvivalTable.of(outcome.table(findings), outcome, findings);
    Groups groups = Groups.of(read, outcome, findings);
    Fields result = new Fields();
    if (groups.refused()) {
      result.put("refused", groups.name()).put("offered", groups.offered());
      return new Answer(result.values(), OfferedAnswers.text(groups.offered()), findings.list());
    }
    Factor labels = groups.labels();
    if (labels.levels().size() != 2 || outcome.adjust().isEmpty()) {
      throw SurvivalTable.wrong(
          "weighting takes two groups and the columns of --adjust; got the groups %s and %s",
          labels.levels(), outcome.adjust());
    }
    if (outcome.landmark().isPresent() || groups.data().hasWeights()) {
      throw SurvivalTable.wrong("weighting takes neither --landmark nor --weights");
    }
    List<NumericCovariate> all = covariates(read);
    int[] rows =
        IntStream.range(0, labels.rows())
            .filter(i -> labels.code(i) != Factor.MISSING)
            .filter(i -> all.stream().noneMatch(c -> c.missing(i)))
            .toArray();
    if (rows.length < labels.rows()) {
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(read.table().source()),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows lack a value of %s and were left out",
                  labels.rows() - rows.length,
                  labels.rows(),
                  outcome.adjust())));
    }
    SurvivalData data = groups.data().select(rows);
    boolean[] second = new boolean[rows.length];
    double[] arm = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      second[i] = labels.code(rows[i]) == 1;
      arm[i] = second[i] ? 1 : 0;
    }
    PropensityWeights weights;
    try {
      weights =
          PropensityWeights.fit(
              second,
              all.stream().map(c -> c.select(rows)).toList(),
              Where.in(read.table().source()).column(groups.name()));
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("%s", String.valueOf(e.getMessage()));
    }
    findings.addAll(weights.findings());
    findings.addAll(Comparison.findings(groups, outcome.randomised()));
    String name = labels.levels().get(1) + " against " + labels.levels().get(0);
    CoxTerm plain =
        CoxModel.fit(CoxData.of(data).covariate(name, arm).build(), CoxOptions.standard())
            .term(name);
    CoxModel model =
        CoxModel.fit(
            CoxData.of(data).weights(weights.weights()).covariate(name, arm).build(),
            CoxOptions.standard().withRobust(true));
    findings.addAll(model.findings());
    CoxTerm weighted = model.term(name);
    EValue e =
        EValue.ofHazardRatio(
            weighted.hazardRatio(),
            weighted.lower().orElse(Double.MIN_VALUE),
            weighted.upper().orElse(Double.MAX_VALUE),
            (double) data.eventCount() / data.rows());
    result.put("n", data.rows()).put("events", data.eventCount()).put("groups", labels.levels());
    result.put("adjustedFor", outcome.adjust());
    result.put("unweighted", term(plain)).put("weighted", term(weighted));
    result.put(
        "eValue", new Fields().put("estimate", e.estimate()).put("limit", e.limit()).values());
    result.put("effectiveFirst", weights.effectiveFirst());
    result.put("effectiveSecond", weights.effectiveSecond());
    result.put("largestWeight", weights.largest());
    result.put("balance", weights.balance().stream().map(WeightVerb::fields).toList());
    String text = text(plain, weighted, e, weights);
    if (common().out().isPresent()) {
      text +=
          "\n\n"
              + Pictures.write(
                  common().out().get(), List.of(BalanceFigure.of("balance", weights.balance())));
    }
    return new Answer(result.values(), text, findings.list());
  }

  /** The columns of --adjust; a text column as indicators of its levels but the first. */
  private List<NumericCovariate> covariates(SurvivalTable read) {
    List<NumericCovariate> all = new ArrayList<>();
    for (String name : outcome.adjust()) {
      Column column = read.table().column(name);
      if (column instanceof NumberColumn) {
        all.add(Covariate.numeric(name, read.numbers(name)));
        continue;
      }
      Factor levels = SurvivalTable.labels(column, read.rows());
      for (int k = 1; k < levels.levels().size(); k++) {
        int level = k;
        double[] in =
            IntStream.range(0, levels.rows())
                .mapToDouble(i ->
                    levels.code(i) == Factor.MISSING ? Double.NaN : levels.code(i) == level ? 1 : 0)
                .toArray();
        all.add(Covariate.numeric(name + levels.levels().get(k), in));
      }
    }
    return all;
  }

  private static Map<String, @Nullable Object> fields(Balance b) {
    return new Fields()
        .put("covariate", b.covariate())
        .put("before", b.before())
        .put("after", b.after())
        .values();
  }

  private static Map<String, @Nullable Object> term(CoxTerm term) {
    return new Fields()
        .put("name", term.name())
        .put("coef", term.coef())
        .put("se", term.se())
        .put("hazardRatio", term.hazardRatio())
        .put("lower", term.lower())
        .put("upper", term.upper())
        .put("p", term.p())
        .values();
  }

  private static String text(CoxTerm plain, CoxTerm weighted, EValue e, PropensityWeights weights) {
    TextTable ratios = new TextTable(weighted.name(), "hazard ratio", "lower", "upper", "p");
    row(ratios, "as they are", plain);
    row(ratios, "weighted, robust", weighted);
    TextTable balance = new TextTable("standardised difference", "before", "after");
    for (Balance b : weights.balance()) {
      balance.row(
          b.covariate(),
          String.format(Locale.ROOT, "%.3f", b.before()),
          String.format(Locale.ROOT, "%.3f", b.after()));
    }
    return ratios
        + String.format(
            Locale.ROOT,
            "\nE-value %.2f, of the nearer limit %.2f: an unmeasured cause would have to be this"
                + " strong\nwith both the group and the outcome to explain the association away\n\n",
            e.estimate(),
            e.limit())
        + balance
        + String.format(
            Locale.ROOT,
            "\nthe groups are worth %.1f and %.1f patients after weighting; largest weight %.2f",
            weights.effectiveFirst(),
            weights.effectiveSecond(),
            weights.largest());
  }

  private static void row(TextTable table, String what, CoxTerm term) {
    table.row(
        what,
        TextTable.number(term.hazardRatio()),
        TextTable.number(term.lower()),
        TextTable.number(term.upper()),
        term.p().isPresent() ? TextTable.p(term.p().getAsDouble()) : "-");
  }
}
