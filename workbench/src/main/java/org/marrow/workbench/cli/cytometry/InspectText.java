package org.marrow.workbench.cli.cytometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer of {@code marrow fcs inspect} for people. */
final class InspectText {
  private InspectText() {}

  /**
   * @param result the object that {@code --json} prints
   * @param brief one line a file instead of the channels
   */
  static String of(Map<String, Object> result, boolean brief) {
    String version = String.valueOf(result.getOrDefault("version", ""));
    List<?> channels = (List<?>) result.getOrDefault("channels", List.of());
    String head =
        String.format(
            Locale.ROOT,
            "%-8s  %s  %s events, %d channels  %s",
            result.get("verdict"),
            version.isEmpty() ? "-" : version.equals("table") ? "table" : "FCS" + version,
            grouped(result.get("events")),
            channels.size(),
            result.get("file"));
    if (brief) {
      return head;
    }
    List<String> lines = new ArrayList<>(List.of(head, ""));
    boolean sums = channels.stream().anyMatch(c -> ((Map<?, ?>) c).containsKey("sum"));
    lines.add(
        String.format(
            Locale.ROOT,
            "%4s  %-22s %-22s %-14s %-8s %4s %14s  %s%s",
            "P",
            "name",
            "label",
            "marker",
            "type",
            "bits",
            "range",
            "scale",
            sums ? String.format(Locale.ROOT, " %22s %16s %16s", "sum", "min", "max") : ""));
    int p = 0;
    for (Object each : channels) {
      Map<?, ?> c = (Map<?, ?>) each;
      lines.add(
          String.format(
                  Locale.ROOT,
                  "%4d  %-22s %-22s %-14s %-8s %4s %14s  %-6s%s",
                  ++p,
                  c.get("name"),
                  c.get("label"),
                  "marker".equals(c.get("role")) ? c.get("marker") : "(" + c.get("role") + ")",
                  c.get("type"),
                  c.get("bits"),
                  number(c.get("range")),
                  scale(c),
                  sums
                      ? String.format(
                          Locale.ROOT,
                          "%22s %16s %16s",
                          number(c.get("sum")),
                          number(c.get("min")),
                          number(c.get("max")))
                      : "")
              .stripTrailing());
    }
    if (result.get("spillover") instanceof Map<?, ?> matrix) {
      lines.add("");
      lines.add(
          "spillover matrix "
              + matrix.get("keyword")
              + " of "
              + size(matrix.get("channels"))
              + " channels");
    }
    if (result.get("data_sets") instanceof List<?> sets) {
      lines.add("");
      lines.add("data sets in this file:");
      int n = 0;
      for (Object each : sets) {
        Map<?, ?> set = (Map<?, ?>) each;
        lines.add(
            "  "
                + (++n)
                + "  FCS"
                + set.get("version")
                + "  "
                + grouped(set.get("events"))
                + " events"
                + (Objects.equals(result.get("chosen"), n) ? "  (shown above)" : ""));
      }
    }
    if (result.get("keywords") instanceof Map<?, ?> words) {
      lines.add("");
      words.forEach((name, value) -> lines.add("  " + name + " = " + value));
    }
    return String.join("\n", lines);
  }

  private static String grouped(@Nullable Object value) {
    return value instanceof Number n ? String.format(Locale.ROOT, "%,d", n.longValue()) : "0";
  }

  private static String number(@Nullable Object value) {
    if (!(value instanceof Number n)) {
      return String.valueOf(value);
    }
    double d = n.doubleValue();
    return d == Math.rint(d) && Math.abs(d) < 1e15
        ? Long.toString((long) d)
        : String.format(Locale.ROOT, "%.10g", d);
  }

  private static String scale(Map<?, ?> channel) {
    if (value(channel.get("decades")) > 0) {
      return "log " + number(channel.get("decades")) + "," + number(channel.get("offset"));
    }
    return value(channel.get("gain")) == 1 ? "" : "gain " + number(channel.get("gain"));
  }

  private static double value(@Nullable Object number) {
    return number instanceof Number n ? n.doubleValue() : 0;
  }

  private static int size(@Nullable Object list) {
    return list instanceof List<?> l ? l.size() : 0;
  }
}
