package org.marrow.workbench.cli.survival;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.Table;
import org.marrow.survival.data.Cohort;
import org.marrow.survival.data.CohortOverlap;
import org.marrow.survival.data.EndPoint;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The consistency gate on a table. */
@Command(
    name = "check",
    description = "Check the end points of a cohort row by row, and whether two cohorts overlap.",
    footer = {
      "",
      "End points: OS, PFS, EFS, TTP, TTNT, each as NAME=TIME:STATUS. Dated events: NAME=COLUMN.",
      "Exit code 2 when a row is wrong, 3 when the cohorts may share patients.",
      "",
      "Examples:",
      "  marrow survival check --data cohort.csv --id patient --end-point OS=os_days:death \\",
      "    --end-point TTNT=ttnt_days:ttnt_event --dated line2=line2_day",
      "  marrow survival check --data a.csv --id gsm --end-point OS=t:d \\",
      "    --against b.csv --against-id array --centre UAMS --against-centre UAMS"
    })
public final class CheckVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();

  @Option(names = "--id", required = true, paramLabel = "COLUMN", description = "Patient.")
  private String id = "";

  @Option(
      names = "--end-point",
      required = true,
      paramLabel = "NAME=TIME:STATUS",
      description = "An end point and its columns; repeat for more.")
  private List<String> endPoints = new ArrayList<>();

  @Option(
      names = "--dated",
      paramLabel = "NAME=COLUMN",
      description = "A dated event during follow-up; repeat for more.")
  private List<String> dated = new ArrayList<>();

  @Option(names = "--centre", paramLabel = "NAME", description = "Where the patients come from.")
  private String centre = "";

  @Option(names = "--against", paramLabel = "FILE", description = "Another cohort.")
  private @Nullable Path against;

  @Option(names = "--against-id", paramLabel = "COLUMN", description = "Its patients.")
  private String againstId = "";

  @Option(names = "--against-centre", paramLabel = "NAME", description = "Its centre.")
  private String againstCentre = "";

  @Override
  protected Answer answer() {
    Findings findings = new Findings();
    Table table = data.read(findings);
    Findings columns = new Findings();
    Cohort.Builder builder = Cohort.of(table.source(), texts(table, id)).centre(centre);
    for (String given : endPoints) {
      String[] parts = given.split("[=:]", -1);
      if (parts.length != 3) {
        throw SurvivalTable.wrong("--end-point is NAME=TIME:STATUS, got %s", given);
      }
      double[] status = table.numbers(parts[2], columns);
      builder.endPoint(
          endPoint(parts[0]),
          table.numbers(parts[1], columns),
          Arrays.stream(status)
              .mapToInt(s -> Double.isNaN(s) ? Cohort.STATUS_UNKNOWN : (int) s)
              .toArray());
    }
    for (String given : dated) {
      String[] parts = given.split("=", -1);
      if (parts.length != 2) {
        throw SurvivalTable.wrong("--dated is NAME=COLUMN, got %s", given);
      }
      builder.dated(parts[0], table.numbers(parts[1], columns));
    }
    columns.throwIfFaulty();
    Cohort cohort = builder.build();
    List<Finding> faults = cohort.findings();
    findings.addAll(faults);
    if (against != null) {
      Table other = data.read(against, findings);
      CohortOverlap.check(cohort.ids(), centre, texts(other, againstId), againstCentre)
          .ifPresent(findings::add);
    }
    Map<String, Integer> counts = new TreeMap<>();
    faults.forEach(f -> counts.merge(f.rule().id(), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d patients, %d rows to correct",
            table.rows(),
            faults.stream().mapToLong(f -> f.where().row().orElse(0)).distinct().count()));
    counts.forEach((rule, n) -> text.append(String.format(Locale.ROOT, "%n  %5d  %s", n, rule)));
    return new Answer(
        new Fields().put("patients", table.rows()).put("faults", counts).values(),
        text.toString().replace(System.lineSeparator(), "\n"),
        findings.list());
  }

  private static List<String> texts(Table table, String name) {
    Column column = table.column(name);
    return IntStream.range(0, table.rows()).mapToObj(column::text).toList();
  }

  private static EndPoint endPoint(String name) {
    for (EndPoint known :
        List.of(EndPoint.OS, EndPoint.PFS, EndPoint.EFS, EndPoint.TTP, EndPoint.TTNT)) {
      if (known.name().equalsIgnoreCase(name)) {
        return known;
      }
    }
    throw SurvivalTable.wrong("the end points are OS, PFS, EFS, TTP and TTNT, got %s", name);
  }
}
