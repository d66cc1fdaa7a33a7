package org.marrow.survival.formula;

import java.util.List;
import java.util.Map;

/** Names of the arguments of functions whose arguments may be named, in R's order. */
final class Signatures {
  private static final Map<String, List<String>> ALL =
      Map.ofEntries(
          Map.entry("Surv", List.of("time", "time2", "event", "type")),
          Map.entry("log", List.of("x", "base")),
          Map.entry("factor", List.of("x", "levels", "labels")),
          Map.entry("relevel", List.of("x", "ref")),
          Map.entry("cut", List.of("x", "breaks", "labels", "include.lowest", "right")),
          Map.entry("scale", List.of("x", "center", "scale")),
          Map.entry("ifelse", List.of("test", "yes", "no")),
          Map.entry("poly", List.of("x", "degree", "raw")),
          Map.entry("ns", List.of("x", "df", "knots")),
          // Not understood, which is told with the way out once they are read.
          Map.entry("ridge", List.of("x", "theta", "df", "scale")),
          Map.entry("pspline", List.of("x", "df", "theta", "nterm", "degree")),
          Map.entry("frailty", List.of("x", "distribution", "theta", "df", "method")),
          Map.entry("bs", List.of("x", "df", "knots", "degree")));

  private Signatures() {}

  /** The names; empty when the function's arguments have none. */
  static List<String> of(String function) {
    return ALL.getOrDefault(function, List.of());
  }
}
