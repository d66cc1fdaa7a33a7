package org.marrow.kinetics.antimony;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.marrow.kinetics.expression.Operator;

/** The names of builtin functions, constants and words that no quantity may have. */
final class BuiltinNames {
  /** Operators by every name that is read. */
  static final Map<String, Operator> READ = new HashMap<>();

  /** The name under which an operator is written as a function. */
  static final Map<Operator, String> WRITTEN = new EnumMap<>(Operator.class);

  /** Numbers with a name. */
  static final Map<String, Double> NUMBERS =
      Map.of(
          "pi", Math.PI,
          "exponentiale", Math.E,
          "inf", Double.POSITIVE_INFINITY,
          "infinity", Double.POSITIVE_INFINITY,
          "nan", Double.NaN,
          "NaN", Double.NaN,
          "notanumber", Double.NaN);

  /** Words of the notation. */
  static final Set<String> KEYWORDS =
      Set.of(
          "model",
          "module",
          "end",
          "function",
          "species",
          "compartment",
          "formula",
          "const",
          "var",
          "substanceOnly",
          "unit",
          "at",
          "after",
          "in",
          "has",
          "is",
          "delete",
          "import",
          "time",
          "avogadro",
          "true",
          "false",
          "piecewise",
          "rateOf",
          "delay");

  static {
    for (Operator operator : Operator.values()) {
      String name = operator.name().toLowerCase(Locale.ROOT);
      WRITTEN.put(operator, name);
      READ.put(name, operator);
    }
    written(Operator.CEILING, "ceil");
    written(Operator.EQUAL, "eq");
    written(Operator.NOT_EQUAL, "neq");
    written(Operator.LESS, "lt");
    written(Operator.LESS_OR_EQUAL, "leq");
    written(Operator.GREATER, "gt");
    written(Operator.GREATER_OR_EQUAL, "geq");
    READ.put("pow", Operator.POWER);
    for (String function : Set.of("sin", "cos", "tan", "sec", "csc", "cot")) {
      READ.put("a" + function, operator("ARC" + function));
      READ.put("a" + function + "h", operator("ARC" + function + "H"));
    }
    READ.put("log", Operator.LOG10);
  }

  private BuiltinNames() {}

  private static Operator operator(String name) {
    return Operator.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static void written(Operator operator, String name) {
    WRITTEN.put(operator, name);
    READ.put(name, operator);
  }

  /** Whether a quantity cannot have this name in Antimony. */
  static boolean isReserved(String name) {
    return KEYWORDS.contains(name) || NUMBERS.containsKey(name) || READ.containsKey(name);
  }
}
