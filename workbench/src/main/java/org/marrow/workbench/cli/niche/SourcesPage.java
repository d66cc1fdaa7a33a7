package org.marrow.workbench.cli.niche;

import java.util.List;
import org.marrow.niche.drug.Sources;

/** The docs page of every number's source. */
final class SourcesPage {
  private SourcesPage() {}

  static String markdown(List<Sources.Entry> entries) {
    StringBuilder page = new StringBuilder("# Where the model's numbers come from\n\n");
    page.append(
        "Made by `marrow model sources --markdown > docs/model-sources.md`; a test keeps it up to date.\n");
    page.append(
        "READ: the number was read in the source; READ-2nd: in a text about it; RECALLED: from memory, (h)igh\n");
    page.append(
        "to (l)ow confidence; DERIVED: computed from marked numbers; FITTED: chosen so that the model meets a\n");
    page.append(
        "marked number; ASSUMED: nobody has measured it; CONFIGURED: a switch or a property of the subject.\n");
    String file = "";
    for (Sources.Entry e : entries) {
      if (!e.file().equals(file)) {
        file = e.file();
        page.append("\n## ").append(file).append("\n\n");
        page.append(
            "| number | value | unit | spread | source | mark |\n| --- | --- | --- | --- | --- | --- |\n");
      }
      page.append("| `")
          .append(e.parameter())
          .append("` | ")
          .append(e.value())
          .append(" | ")
          .append(e.unit());
      page.append(" | ")
          .append(e.spread())
          .append(" | ")
          .append(e.source().replace("|", "/"))
          .append(" | ");
      page.append(e.mark()).append(" |\n");
    }
    return page.toString().stripTrailing();
  }
}
