package org.marrow.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.rules.SurvivalRules;

class ReportFilesTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  static Report report(String title) {
    Table data = Table.of("t", List.of(TextColumn.of("group", List.of("<b>a & b</b>"))));
    return new Report(
        title,
        "Why?",
        Preface.NONE,
        List.of(
            new Chapter(
                "Because.",
                new Section(
                    "s",
                    "Section",
                    List.of(new Block.Tabulated(ReportTable.of("t", "T", "C", data)))),
                Digest.NONE)),
        List.of(SurvivalRules.IMMORTAL_TIME.at(Where.in("plan"), "ever transplanted")),
        Map.of("n", 1),
        "Data: a table.",
        false,
        new Provenance(
            "0.0.0",
            "study",
            HASH,
            1,
            List.of(new Provenance.Input("study.yaml", HASH, 5)),
            List.of(new Provenance.Input("models/niche.ant", HASH, 9))));
  }

  private static String page(Report report) {
    return Objects.requireNonNull(ReportFiles.of(report).get(ReportFiles.PAGE));
  }

  @Test
  void thePageFetchesNothingAndRunsNothing() {
    String page = page(report("Title"));
    assertThat(page)
        .doesNotContain("<script", "http://", "@import", "url(", "src=")
        .contains("default-src 'none'");
    assertThat(page.replace("https://json-schema.org", "")).doesNotContain("https://");
  }

  @Test
  void aRefusalIsShownWithItsReasonAndTheRightAnalysis() {
    String page = page(report("Title"));
    assertThat(page)
        .contains("refusal", "ever transplanted", "time-dependent", "survival/immortal-time");
  }

  @Test
  void wordsOfTheStudyCannotBecomeMarkupOrStyle() {
    String title = "</style><script>alert(1)</script> \"quoted\" \\ end";
    String page = page(report(title));
    assertThat(page).doesNotContain("<script").doesNotContain("<b>a");
    assertThat(page.split("</style>", -1)).hasSize(2);
  }

  @Test
  void everyPrintedPageBearsVersionHashesPageNumberAndTheResearchLine() {
    String css = PrintPage.css(report("Title"));
    assertThat(css)
        .contains("Marrow 0.0.0", "0123456789ab", "counter(page) \" of \" counter(pages)")
        .contains("For research use only");
  }

  @Test
  void theFilesAreThePageTheNumbersTheOriginAndEachTable() {
    assertThat(ReportFiles.of(report("Title")).keySet())
        .containsExactly(
            "plain-language.html",
            "provenance.json",
            "report.html",
            "results.json",
            "tables/t.csv");
  }

  @Test
  void resultsAreInTheOrderOfTheAlphabetWhateverMapTheyCameIn() {
    // The order of Map.of differs between runs of the program.
    Report plain = report("Title");
    Report mapped =
        new Report(
            plain.title(),
            plain.question(),
            plain.preface(),
            plain.chapters(),
            plain.findings(),
            Map.of("events", 53, "competing", 0, "patients", 80, "a", Map.of("z", 1, "b", 2)),
            plain.origin(),
            false,
            plain.provenance());
    String results = Objects.requireNonNull(ReportFiles.of(mapped).get(ReportFiles.RESULTS));
    assertThat(results.replaceAll("\\s", ""))
        .contains("{\"a\":{\"b\":2,\"z\":1},\"competing\":0,\"events\":53,\"patients\":80}");
  }
}
