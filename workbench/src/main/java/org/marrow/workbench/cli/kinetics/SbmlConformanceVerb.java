package org.marrow.workbench.cli.kinetics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.conformance.Conformance;
import org.marrow.kinetics.conformance.SuiteReport;
import org.marrow.kinetics.conformance.Verdict;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the SBML Test Suite from its archive. */
@Command(
    name = "sbml",
    description = {
      "Run the SBML Test Suite: every semantic case by the suite's own tolerances, every stochastic",
      "case with many replicates. All cases run with the same settings. What is not supported is",
      "refused with a reason; a wrong answer ends with exit code 2."
    },
    footer = {
      "",
      "Examples:",
      "  marrow conformance sbml sbml-test-suite.zip",
      "  marrow conformance sbml sbml-test-suite.zip --runs 0 --json",
      "  marrow conformance sbml sbml-test-suite.zip --markdown > docs/conformance-sbml.md"
    })
public final class SbmlConformanceVerb extends Verb {
  @Parameters(paramLabel = "ZIP", description = "Archive with semantic/NNNNN and stochastic/NNNNN.")
  private @Nullable Path zip;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Replicates of a stochastic case (default: ${DEFAULT-VALUE}); 0 leaves them out.")
  private int runs;

  @Option(
      names = "--all-levels",
      description = "Run every level and version of a case, not the newest only.")
  private boolean allLevels;

  @Option(names = "--markdown", description = "Print the page docs/conformance-sbml.md.")
  private boolean markdown;

  /**
   * What {@code --json} prints.
   *
   * @param total semantic cases, those of test types that are not run among them
   * @param timeCourse the semantic cases that are time courses
   */
  record Result(
      int total,
      int passed,
      int refused,
      int wrong,
      SuiteReport.Counts timeCourse,
      Map<String, SuiteReport.Counts> byTag,
      Map<String, List<String>> refusals,
      List<Verdict> wrongCases,
      Optional<Stochastic> stochastic,
      String settings,
      long seed,
      boolean allLevels) {}

  /** The stochastic collection. */
  record Stochastic(
      int total,
      int passed,
      int refused,
      int wrong,
      SuiteReport.Counts timeCourse,
      int runs,
      Map<String, SuiteReport.Counts> byTag,
      Map<String, List<String>> refusals,
      Map<String, List<String>> notes,
      List<Verdict> wrongCases) {}

  @Override
  protected Answer answer() throws IOException {
    Path archive = Objects.requireNonNull(zip, "picocli requires the archive");
    long seed = common().seed().orElse(1);
    Conformance conformance = new Conformance(seed, common().threads(), allLevels);
    SuiteReport semantic;
    Optional<SuiteReport> stochastic = Optional.empty();
    try (Progress progress = progress()) {
      semantic =
          conformance.semantic(archive, (done, of) -> progress.at("semantic cases", done, of));
      if (runs > 0) {
        stochastic =
            Optional.of(
                conformance.stochastic(
                    archive, runs, (done, of) -> progress.at("stochastic cases", done, of)));
      }
    }
    Result result = result(semantic, stochastic, seed);
    String text =
        markdown
            ? ConformancePage.markdown(semantic, stochastic, runs, seed)
            : ConformancePage.text(semantic, stochastic, runs);
    return new Answer(result, text, wrong(archive, semantic, stochastic));
  }

  private Result result(SuiteReport semantic, Optional<SuiteReport> stochastic, long seed) {
    SuiteReport.Counts counts = semantic.counts();
    return new Result(
        counts.total(),
        counts.passed(),
        counts.refused(),
        counts.wrong(),
        semantic.counts("testType:TimeCourse"),
        semantic.byTag(),
        semantic.reasons(Verdict.Outcome.REFUSED),
        wrongCases(semantic),
        stochastic.map(this::stochastic),
        Conformance.SETTINGS.describe(),
        seed,
        allLevels);
  }

  private Stochastic stochastic(SuiteReport report) {
    SuiteReport.Counts counts = report.counts();
    return new Stochastic(
        counts.total(),
        counts.passed(),
        counts.refused(),
        counts.wrong(),
        report.counts("testType:StochasticTimeCourse"),
        runs,
        report.byTag(),
        report.reasons(Verdict.Outcome.REFUSED),
        report.reasons(Verdict.Outcome.PASSED),
        wrongCases(report));
  }

  private static List<Verdict> wrongCases(SuiteReport report) {
    return report.rows().stream()
        .map(SuiteReport.Row::verdict)
        .filter(v -> v.outcome() == Verdict.Outcome.WRONG)
        .toList();
  }

  private static List<Finding> wrong(
      Path archive, SuiteReport semantic, Optional<SuiteReport> stochastic) {
    List<Verdict> wrong = new ArrayList<>(wrongCases(semantic));
    stochastic.ifPresent(report -> wrong.addAll(wrongCases(report)));
    return wrong.stream()
        .map(v ->
            KineticsRules.SUITE_DIFFERS.at(
                Where.in(archive.toString()).column(v.number() + " " + v.level()), v.reason()))
        .toList();
  }
}
