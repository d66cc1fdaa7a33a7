package org.marrow.workbench.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.report.Digest;
import org.marrow.workbench.report.Preface;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Section;

/** The section {@code readers}: what only the author can tell the readers of the report. */
final class ReadersFormat {
  private static final Section ITEM =
      new Section(
          List.of(
              Key.required(
                  "list",
                  new Choice(
                      Arrays.stream(ReportingStandard.values())
                          .map(ReportingStandard::title)
                          .toList()),
                  "The reporting list."),
              Key.required("item", Kind.TEXT, "Number of the item in that list."),
              Key.required("text", Kind.TEXT, "What this study says to the item.")));

  static final Section FORMAT =
      new Section(
          List.of(
              Key.optional(
                  "plain-question",
                  Kind.TEXT,
                  "The question in everyday words, for the page in plain words."),
              Key.optional(
                  "key-figures",
                  new Items(Kind.TEXT),
                  "Figures that the summary shows, up to four, the one that answers the question"
                      + " first: names of their files in the report's folder figures, without the"
                      + " ending."),
              Key.optional(
                  "plain",
                  new Items(Kind.TEXT),
                  "Sentences in everyday words that come before what the analyses found."),
              Key.optional(
                  "limits",
                  new Items(Kind.TEXT),
                  "What the study cannot show, for the two-page summary."),
              Key.optional(
                  "reporting",
                  new Items(ITEM),
                  "Items of reporting lists that only the author can fill, for example how"
                      + " specimens were handled.")));

  private ReadersFormat() {}

  static Preface read(Entry.Mapping section) {
    Digest digest =
        Digest.NONE.withPlain(section.texts("plain")).withLimits(section.texts("limits"));
    for (Entry.Mapping item : section.sections("reporting")) {
      digest =
          digest.withItem(
              standard(item).orElseThrow(), item.text("item", ""), item.text("text", ""));
    }
    return new Preface(
        section.scalar("plain-question").map(q -> q.text().strip()),
        section.texts("key-figures"),
        digest);
  }

  static void check(Entry.Mapping section, References references) {
    for (Entry.Mapping item : section.sections("reporting")) {
      standard(item)
          .ifPresent(list ->
              references.known(
                  item, "item", "item of " + list.title() + " called", list.items().keySet()));
    }
  }

  private static Optional<ReportingStandard> standard(Entry.Mapping item) {
    String title = item.text("list", "");
    return Arrays.stream(ReportingStandard.values())
        .filter(s -> s.title().equals(title))
        .findFirst();
  }
}
