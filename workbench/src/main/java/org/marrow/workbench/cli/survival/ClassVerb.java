package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.Table;
import org.marrow.survival.classes.ClassOutcome;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.wording.Evidence;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A marker against an outcome class. */
@Command(
    name = "class",
    description =
        "Relate markers to an outcome class (PFS below two years): odds ratio, no hazard.",
    footer = {
      "",
      "Example:",
      "  marrow survival class --data imc.csv --outcome PFS_group --is short_PFS \\",
      "    --marker actMac_to_PC"
    })
public final class ClassVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();

  @Option(names = "--outcome", required = true, paramLabel = "COLUMN", description = "The classes.")
  private String outcome = "";

  @Option(
      names = "--is",
      required = true,
      paramLabel = "TEXT",
      description = "The class whose odds are meant.")
  private String is = "";

  @Option(
      names = "--marker",
      required = true,
      split = ",",
      paramLabel = "COLUMN",
      description = "Markers; several are each tested alone, with Bonferroni's correction beside.")
  private List<String> markers = new ArrayList<>();

  @Override
  protected Answer answer() {
    Findings findings = new Findings();
    Table table = data.read(findings);
    Column column = table.column(outcome);
    int[] rows = IntStream.range(0, table.rows()).filter(i -> !column.isMissing(i)).toArray();
    boolean[] inClass = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      inClass[i] = column.text(rows[i]).equals(is);
    }
    TextTable text =
        new TextTable(
            "marker",
            "n",
            is,
            "odds ratio per SD",
            "lower",
            "upper",
            "rank p",
            "x " + markers.size());
    List<Object> results = new ArrayList<>();
    Findings faults = new Findings();
    for (String marker : markers) {
      double[] values = table.numbers(marker, faults);
      faults.throwIfFaulty();
      ClassOutcome fit;
      try {
        fit =
            ClassOutcome.fit(
                inClass, Covariate.numeric(marker, SurvivalTable.pick(values, rows)), outcome);
      } catch (IllegalArgumentException e) {
        throw SurvivalTable.wrong("%s: %s", marker, String.valueOf(e.getMessage()));
      }
      if (results.isEmpty()) {
        findings.addAll(fit.findings());
      }
      double corrected = Math.min(1, fit.rankP() * markers.size());
      findings.addAll(new Evidence(false, 1, false, markers.size()).aboutMarker(marker, false));
      results.add(
          new Fields()
              .put("marker", marker)
              .put("n", fit.n())
              .put("inClass", fit.events())
              .put("oddsRatio", fit.oddsRatio())
              .put("lower", fit.lower())
              .put("upper", fit.upper())
              .put("waldP", fit.waldP())
              .put("rankP", fit.rankP())
              .put("rankPBonferroni", corrected)
              .values());
      text.row(
          marker,
          Integer.toString(fit.n()),
          Integer.toString(fit.events()),
          TextTable.number(fit.oddsRatio()),
          TextTable.number(fit.lower()),
          TextTable.number(fit.upper()),
          TextTable.p(fit.rankP()),
          TextTable.p(corrected));
    }
    return new Answer(
        new Fields().put("outcome", outcome).put("class", is).put("markers", results).values(),
        text.toString(),
        findings.list());
  }
}
