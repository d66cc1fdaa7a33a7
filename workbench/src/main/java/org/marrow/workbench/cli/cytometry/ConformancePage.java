package org.marrow.workbench.cli.cytometry;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.FindingText;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.report.ReportTable;

/**
 * The conformance report of one event file as a page that stands alone.
 *
 * @param result the object that {@code --json} prints
 * @param findings the findings of the file
 */
public record ConformancePage(Map<String, Object> result, List<Finding> findings) {
  private static final List<String> CHANNEL =
      List.of("name", "label", "marker", "role", "type", "bits", "range", "sum", "min", "max");

  public ConformancePage {
    findings = List.copyOf(findings);
  }

  /** The page. */
  String html() {
    StringOutput out = new StringOutput();
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("page", this);
    parameters.put("css", ReportFiles.style());
    TemplateEngine.createPrecompiled(ContentType.Html).render("conformance.jte", parameters, out);
    return out.toString();
  }

  /** The file without its folders. */
  public String name() {
    return word("file").replaceFirst(".*[/\\\\]", "");
  }

  /** ok, repaired or refused. */
  public String verdict() {
    return word("verdict");
  }

  /** What the verdict means. */
  public String meaning() {
    return switch (verdict()) {
      case "ok" -> "The file was read as the standard says.";
      case "repaired" ->
          "The file breaks the standard. It was read all the same; each repair is listed, and no value"
              + " was altered.";
      default -> "The file was not read; nothing may be computed from it.";
    };
  }

  /** What is known of the file as a whole, by name. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Standard", word("version").equals("table") ? "table" : "FCS " + word("version"));
    facts.put("Bytes", count("bytes"));
    facts.put("Events", count("events"));
    facts.put("Channels", "" + channels().size());
    if (result.get("data_sets") instanceof List<?> sets) {
      facts.put("Data sets", sets.size() + ", read: " + word("chosen"));
    }
    if (result.get("spillover") instanceof Map<?, ?> matrix) {
      facts.put("Spillover", String.valueOf(matrix.get("keyword")));
    }
    return facts;
  }

  /** The findings as HTML. */
  public String findingsHtml() {
    return FindingText.html(findings);
  }

  /** Channels, and keywords where they were asked for. */
  public List<ReportTable> tables() {
    List<ReportTable> tables = new ArrayList<>();
    List<Map<?, ?>> channels = channels();
    if (!channels.isEmpty()) {
      List<TextColumn> columns = new ArrayList<>();
      for (String key : CHANNEL) {
        if (channels.stream().anyMatch(c -> c.containsKey(key))) {
          columns.add(TextColumn.of(key, channels.stream().map(c -> text(c.get(key))).toList()));
        }
      }
      tables.add(
          ReportTable.of(
              "channels",
              "Channels",
              "As the file has them, in its order; raw values.",
              Table.of("channels", List.copyOf(columns))));
    }
    if (result.get("keywords") instanceof Map<?, ?> words) {
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      words.forEach((name, value) -> {
        names.add(String.valueOf(name));
        values.add(String.valueOf(value));
      });
      tables.add(
          ReportTable.of(
              "keywords",
              "Keywords",
              "All of the data set that was read; they may name persons.",
              Table.of(
                  "keywords",
                  List.of(TextColumn.of("keyword", names), TextColumn.of("value", values)))));
    }
    return tables;
  }

  private List<Map<?, ?>> channels() {
    List<Map<?, ?>> channels = new ArrayList<>();
    if (result.get("channels") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> channel) {
          channels.add(channel);
        }
      }
    }
    return channels;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Double number) {
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? NumberText.ENGLISH.count(number.longValue())
          : String.format(Locale.ROOT, "%.7g", number);
    }
    return value == null ? "" : String.valueOf(value);
  }

  private String word(String key) {
    Object value = result.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  private String count(String key) {
    return result.get(key) instanceof Number number
        ? NumberText.ENGLISH.count(number.longValue())
        : "0";
  }
}
