package org.marrow.kinetics.expression;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The names of builtin functions, constants and words that no quantity may have. */
public final class BuiltinNames {
  /** Operators by every name that is read. */
  private static final Map<String, Operator> READ = new HashMap<>();

  /** The name under which an operator is written as a function. */
  private static final Map<Operator, String> WRITTEN = new EnumMap<>(Operator.class);

  /** Numbers with a name. */
  private static final Map<String, Double> NUMBERS =
      Map.of(
          "pi", Math.PI,
          "exponentiale", Math.E,
          "inf", Double.POSITIVE_INFINITY,
          "infinity", Double.POSITIVE_INFINITY,
          "nan", Double.NaN,
          "NaN", Double.NaN,
          "notanumber", Double.NaN);

  /** Words of the notation. */
  private static final Set<String> KEYWORDS =
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

  /** The operator that has a name. */
  public static Optional<Operator> operatorNamed(String name) {
    return Optional.ofNullable(READ.get(name));
  }

  /** The name under which an operator is written as a function. */
  public static String nameOf(Operator operator) {
    return WRITTEN.getOrDefault(operator, operator.name());
  }

  /** The number that has a name, such as {@code pi}. */
  public static OptionalDouble numberNamed(String name) {
    Double number = NUMBERS.get(name);
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** Whether a quantity cannot have this name in Antimony. */
  public static boolean isReserved(String name) {
    return KEYWORDS.contains(name) || NUMBERS.containsKey(name) || READ.containsKey(name);
  }
}
