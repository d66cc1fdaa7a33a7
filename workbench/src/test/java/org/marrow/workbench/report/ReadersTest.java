package org.marrow.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Style;

class ReadersTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private static Figure figure(String id) {
    double[] ends = {0, 1};
    Plot plot =
        Plot.of(
                id,
                "Title of " + id,
                "A line.",
                Axis.linear("a", "", 0, 1),
                Axis.linear("b", "", 0, 1))
            .with(new Line("line", Style.of(0), ends, ends));
    return Figure.of(plot, "Caption.", Table.of(id, List.of(new NumberColumn("x", ends))));
  }

  private static Chapter chapter(String id, Digest digest) {
    return new Chapter(
        "Headline of " + id + ".",
        new Section(id, "Heading of " + id, List.of(new Block.Shown(figure(id)))),
        digest);
  }

  private static Report report(boolean simulated, Chapter... chapters) {
    return new Report(
        "Title",
        "Why?",
        new Preface(
            Optional.of("Why is it so?"),
            List.of(),
            Digest.NONE.withLimits(List.of("One centre."))),
        List.of(chapters),
        List.of(SurvivalRules.IMMORTAL_TIME.at(Where.in("plan"), "ever transplanted")),
        Map.of("n", 1),
        "Data: a table.",
        simulated,
        new Provenance("0.0.0", "study", HASH, 7, List.of(), List.of()));
  }

  private static String page(Report report, String name) {
    return Objects.requireNonNull(ReportFiles.of(report).get(name));
  }

  private static String between(String text, String from, String to) {
    return text.substring(text.indexOf(from), text.indexOf(to));
  }

  @Test
  void theSummaryHasAnswerKeyFigureRefusalAndLimitsBeforeTheAppendix() {
    Report report =
        report(
            false,
            chapter("first", Digest.NONE),
            chapter("second", Digest.NONE.withKey(figure("second")).withLimits(List.of("Few."))));
    String summary = between(page(report, ReportFiles.PAGE), "id=\"summary\"", "id=\"appendix\"");
    assertThat(summary)
        .contains("Headline of first.", "Headline of second.", "again-narrow-second-title")
        .contains("ever transplanted", "One centre.", "Few.", "1 refusal")
        .doesNotContain("again-narrow-first-title");
  }

  @Test
  void theAuthorMayChooseTheKeyFigure() {
    Report usual = report(false, chapter("first", Digest.NONE), chapter("second", Digest.NONE));
    assertThat(Summary.of(usual).shown().getFirst().figure().id()).isEqualTo("first");
    for (String[] choice : new String[][] {{"second", "second"}, {"third", "first"}}) {
      Report chosen =
          new Report(
              usual.title(),
              usual.question(),
              new Preface(Optional.empty(), List.of(choice[0]), Digest.NONE),
              usual.chapters(),
              usual.findings(),
              usual.results(),
              usual.origin(),
              false,
              usual.provenance());
      assertThat(Summary.of(chosen).shown().getFirst().figure().id()).isEqualTo(choice[1]);
    }
  }

  @Test
  void aFigureThatIsShownTwiceHasEachIdOnce() {
    String page = page(report(false, chapter("first", Digest.NONE)), ReportFiles.PAGE);
    assertThat(page.split("id=\"first-title\"", -1)).hasSize(2);
    assertThat(page).contains("id=\"again-narrow-first-title\"", "url(#again-narrow-first-clip)");
    assertThat(page).contains("aria-labelledby=\"narrow-first-title narrow-first-description\"");
  }

  @Test
  void theMethodsTextSaysOnlyWhatAnAnalysisDidEachOnce() {
    Digest did = Digest.NONE.withMethods(List.of("Curves were drawn."));
    List<String> methods = Methods.of(report(false, chapter("a", did), chapter("b", did)));
    assertThat(methods.getFirst()).isEqualTo("Curves were drawn.");
    assertThat(methods.getLast())
        .contains("0123456789ab", "seed 7", "before any outcome was looked at");
    assertThat(Methods.of(report(true, chapter("a", Digest.NONE)))).hasSize(1);
  }

  @Test
  void aReportingListAppearsOnlyWhenAnAnalysisAsksForItAndNamesItsOpenItems() {
    assertThat(ReportingLists.of(report(false, chapter("a", Digest.NONE)))).isEmpty();
    Digest marker =
        Digest.NONE
            .withItem(ReportingStandard.REMARK, "15", "hazard ratio 1.7")
            .withItem(ReportingStandard.REMARK, "7", "overall survival");
    Report report = report(false, chapter("a", marker));
    assertThat(ReportingLists.of(report)).hasSize(1);
    assertThat(ReportingLists.of(report).getFirst().filled()).containsKeys("1", "2", "7", "15");
    assertThat(ReportingLists.of(report).getFirst().open()).contains("4", "5", "20");
    assertThat(page(report, ReportFiles.PAGE))
        .contains("hazard ratio 1.7", "<strong>open</strong>");
  }

  @Test
  void anItemThatTheListDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> Digest.NONE.withItem(ReportingStandard.REMARK, "21", "x"))
        .hasMessageContaining("REMARK has no item 21");
  }

  @Test
  void thePlainPageHasTheAuthorsQuestionItsFindingsAndNoTreatmentOrder() {
    Digest plain = Digest.NONE.withPlain(List.of("About 3 of 10 people lived on without myeloma."));
    String page = page(report(false, chapter("a", plain)), ReportFiles.PLAIN);
    assertThat(page)
        .contains("Why is it so?", "About 3 of 10", "<dt>myeloma</dt>", "refused them")
        .contains("Talk about that with your doctor")
        .doesNotContain("should receive", "should take");
  }

  @Test
  void aSimulatedStudySaysSoOnBothPages() {
    Report report = report(true, chapter("a", Digest.NONE));
    assertThat(page(report, ReportFiles.PAGE)).contains(Report.SIMULATED);
    assertThat(page(report, ReportFiles.PLAIN))
        .contains("Made up by a computer, not measured", PlainPage.SIMULATED);
  }

  @Test
  void aStudyWithoutPlainFindingsSaysThatInsteadOfNothing() {
    assertThat(PlainPage.of(report(false, chapter("a", Digest.NONE))).found().getFirst())
        .contains("no findings in plain words");
  }

  @Test
  void theGlossaryExplainsWholeWordsOnlyAndItsOwnWordsAreEasy() {
    assertThat(Glossary.EVERYDAY.of(List.of("Macrophages eat.")).keySet())
        .containsExactly("macrophage");
    assertThat(Glossary.EVERYDAY.of(List.of("M10 is a road."))).isEmpty();
    Glossary.EVERYDAY
        .all()
        .forEach((word, meaning) ->
            assertThat(Readability.grade(List.of(meaning)))
                .as(word)
                .isLessThan(PlainPage.PLAIN_GRADE));
  }
}
