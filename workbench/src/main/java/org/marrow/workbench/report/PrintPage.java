package org.marrow.workbench.report;

import java.util.stream.Collectors;
import org.marrow.workbench.Product;

/** The style of the printed page's margins: title, version, page, input hashes, research use. */
final class PrintPage {
  private static final int HASH_SHOWN = 12;

  /** A page's margin has room for so many; the last page of the report lists all. */
  private static final int INPUTS_SHOWN = 3;

  private PrintPage() {}

  /** The {@code @page} rule; the paper's size is the printer's choice, A4 and Letter both fit. */
  static String css(Report report) {
    Provenance made = report.provenance();
    String inputs =
        made.inputs().stream()
                .limit(INPUTS_SHOWN)
                .map(input -> input.file() + " " + shortHash(input.sha256()))
                .collect(Collectors.joining(" \u00b7 "))
            + (made.inputs().size() > INPUTS_SHOWN
                ? " \u00b7 and " + (made.inputs().size() - INPUTS_SHOWN) + " more inputs"
                : "");
    String hashes = "plan " + shortHash(made.planHash()) + " \u00b7 " + inputs;
    return "@page {\n"
        + box("top-left", quoted(report.title()))
        + box(
            "top-right",
            quoted(
                (report.simulated() ? Report.SIMULATED + " \u00b7 " : "")
                    + "Marrow "
                    + made.marrow()))
        + box("bottom-left", quoted(hashes) + " \"\\A\" " + quoted(Product.RESEARCH_USE))
        + box("bottom-right", "\"Page \" counter(page) \" of \" counter(pages)")
        + "}\n";
  }

  static String shortHash(String hash) {
    return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
  }

  private static String box(String place, String content) {
    return "  @" + place + " { content: " + content + "; }\n";
  }

  /** A CSS string; signs that could end the string or the style element are written as codes. */
  static String quoted(String text) {
    StringBuilder css = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\' || c == '<' || c == '>' || c < ' ') {
            css.append('\\').append(Integer.toHexString(c)).append(' ');
          } else {
            css.appendCodePoint(c);
          }
        });
    return css.append('"').toString();
  }
}
