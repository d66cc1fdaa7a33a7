package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.marrow.survival.reporting.ReportingList;
import org.marrow.survival.reporting.ReportingStandard;
import picocli.CommandLine.Option;

/** What only the authors can say of the items of a reporting list, and the list as a file. */
final class AuthorsWords {
  @Option(
      names = "--say",
      paramLabel = "ITEM=WORDS",
      description =
          "Your words for an item of the reporting list that no run can know, for example"
              + " --say \"4=to predict ...\"; repeat for more.")
  private Map<String, String> said = new LinkedHashMap<>();

  /** The words by item; an item that the list does not have is bad input. */
  Map<String, String> of(ReportingStandard standard) {
    for (String item : said.keySet()) {
      if (!standard.items().containsKey(item)) {
        throw SurvivalTable.wrong(
            "--say: %s has the items %s, not %s",
            standard.title(), String.join(", ", standard.items().keySet()), item);
      }
    }
    return new TreeMap<>(said);
  }

  /** Fields for JSON: every item with what the run says, or that it is open. */
  static Fields fields(ReportingList list, Fields into, String name) {
    Map<String, String> items = new LinkedHashMap<>();
    list.standard()
        .items()
        .keySet()
        .forEach(item -> items.put(item, list.filled().getOrDefault(item, "open")));
    return into.put(name, items).put(name + "Open", list.open());
  }

  /** Writes the list as a Markdown file and says so. */
  static String write(ReportingList list, String of, Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            "# %s: %s\n\n%s\nSource: %s. Research use only.\n",
            of,
            list.standard().title(),
            list.markdown(),
            list.standard().reference()),
        StandardCharsets.UTF_8);
    return "written: " + file;
  }
}
