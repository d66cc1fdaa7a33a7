package org.marrow.foundation.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Findings for people and programs: plain text for a terminal, maps for JSON, a list for HTML.
 * Findings that differ only in their row and value are shown as one group with all its rows, so
 * that a thousand bad cells stay readable and none is left out.
 */
public final class FindingText {
  private static final int VALUES_SHOWN = 3;

  private FindingText() {}

  /**
   * Plain text, a block a group, an empty line between blocks; the empty string when there is
   * nothing.
   */
  public static String terminal(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (List<Finding> group : groups(findings)) {
      Finding first = group.getFirst();
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append(word(first.severity())).append(": ").append(place(group)).append('\n');
      text.append("  ").append(what(group)).append('\n');
      text.append("  -> ").append(first.remedy()).append('\n');
      text.append("  rule ").append(first.rule().id());
      if (!first.reference().isEmpty()) {
        text.append("; ").append(first.reference());
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** One map a finding with fixed key order, ready for any JSON writer; nothing is grouped. */
  public static List<Map<String, Object>> json(List<Finding> findings) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("rule", finding.rule().id());
      map.put("severity", word(finding.severity()));
      Map<String, Object> where = new LinkedHashMap<>();
      where.put("source", finding.where().source());
      finding.where().line().ifPresent(n -> where.put("line", n));
      finding.where().row().ifPresent(n -> where.put("row", n));
      finding.where().column().ifPresent(c -> where.put("column", c));
      finding.where().offset().ifPresent(n -> where.put("byte", n));
      map.put("where", where);
      map.put("what", finding.what());
      map.put("remedy", finding.remedy());
      map.put("reference", finding.reference());
      maps.add(map);
    }
    return maps;
  }

  /** An HTML list, a group an item, everything escaped; the empty string when there is nothing. */
  public static String html(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<ul class=\"findings\">\n");
    for (List<Finding> group : groups(findings)) {
      Finding first = group.getFirst();
      String severity = word(first.severity());
      html.append("<li class=\"").append(severity).append("\"><strong>").append(severity);
      html.append("</strong> ").append(escape(first.rule().title())).append(": ");
      html.append(escape(what(group)))
          .append(" <em>")
          .append(escape(first.remedy()))
          .append("</em>");
      html.append(" <small>").append(escape(place(group))).append("; rule ");
      html.append(escape(first.rule().id()));
      if (!first.reference().isEmpty()) {
        html.append("; ").append(escape(first.reference()));
      }
      html.append("</small></li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  /** The severity as the word shown to people: note, warning, refusal, fault. */
  public static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static List<List<Finding>> groups(List<Finding> findings) {
    Map<List<Object>, List<Finding>> groups = new LinkedHashMap<>();
    int alone = 0;
    for (Finding f : findings) {
      boolean cell = f.where().row().isPresent() || f.where().line().isPresent();
      Object unique = cell ? "" : Integer.valueOf(alone++);
      List<Object> key =
          List.of(
              f.rule().id(),
              f.severity(),
              f.where().source(),
              f.where().column(),
              f.remedy(),
              unique);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(f);
    }
    return List.copyOf(groups.values());
  }

  private static String place(List<Finding> group) {
    Finding first = group.getFirst();
    if (group.size() == 1) {
      return first.where().toString();
    }
    boolean rows = first.where().row().isPresent();
    long[] numbers =
        group.stream()
            .mapToLong(f -> rows ? f.where().row().orElse(0) : f.where().line().orElse(0))
            .sorted()
            .distinct()
            .toArray();
    String column = first.where().column().map(c -> ", column " + c).orElse("");
    String source = first.where().source().isEmpty() ? "" : first.where().source() + ", ";
    return source + (rows ? "rows " : "lines ") + ranges(numbers) + column;
  }

  /** 1, 2, 3, 7 as "1-3, 7". */
  static String ranges(long[] sorted) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sorted.length; ) {
      int end = i;
      while (end + 1 < sorted.length && sorted[end + 1] == sorted[end] + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(sorted[i]);
      if (end > i) {
        text.append('-').append(sorted[end]);
      }
      i = end + 1;
    }
    return text.toString();
  }

  private static String what(List<Finding> group) {
    List<String> distinct = group.stream().map(Finding::what).distinct().toList();
    String shown = String.join("; ", distinct.subList(0, Math.min(VALUES_SHOWN, distinct.size())));
    if (group.size() == 1) {
      return shown;
    }
    String more =
        distinct.size() > VALUES_SHOWN
            ? "; and " + (distinct.size() - VALUES_SHOWN) + " more values"
            : "";
    return shown + more + " (" + group.size() + " places)";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
