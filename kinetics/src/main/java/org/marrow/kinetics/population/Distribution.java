package org.marrow.kinetics.population;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.special.Erf;

/**
 * How a parameter differs between patients. Each distribution is a function of one standard normal
 * number, so that a Gaussian copula correlates any of them.
 */
public sealed interface Distribution {

  /** The value for a standard normal number. */
  double at(double z);

  /** One value for all. */
  record Fixed(double value) implements Distribution {
    @Override
    public double at(double z) {
      return value;
    }
  }

  /** Normal with mean and standard deviation. */
  record Normal(double mean, double sd) implements Distribution {
    public Normal {
      requirePositive("sd", sd);
    }

    @Override
    public double at(double z) {
      return mean + sd * z;
    }
  }

  /**
   * Log-normal.
   *
   * @param median the typical value, above 0
   * @param sigma standard deviation of the natural logarithm
   */
  record LogNormal(double median, double sigma) implements Distribution {
    public LogNormal {
      requirePositive("median", median);
      requirePositive("sigma", sigma);
    }

    @Override
    public double at(double z) {
      return median * StrictMath.exp(sigma * z);
    }

    /** From median and coefficient of variation: sigma^2 = ln(1 + cv^2). */
    public static LogNormal ofCv(double median, double cv) {
      requirePositive("cv", cv);
      return new LogNormal(median, StrictMath.sqrt(StrictMath.log1p(cv * cv)));
    }
  }

  /**
   * Between two limits: the logit of (x - from)/(to - from) is normal.
   *
   * @param median the typical value, strictly between the limits
   * @param sigma standard deviation of the logit
   */
  record LogitNormal(double from, double to, double median, double sigma) implements Distribution {
    public LogitNormal {
      if (!(from < median && median < to)) {
        throw new IllegalArgumentException(
            "the typical value must lie between " + from + " and " + to + ", got " + median);
      }
      requirePositive("sigma", sigma);
    }

    @Override
    public double at(double z) {
      double share = (median - from) / (to - from);
      double logit = StrictMath.log(share / (1 - share)) + sigma * z;
      return from + (to - from) / (1 + StrictMath.exp(-logit));
    }
  }

  /** Uniform between two limits. */
  record Uniform(double from, double to) implements Distribution {
    public Uniform {
      if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
        throw new IllegalArgumentException("uniform needs from < to, got " + from + ", " + to);
      }
    }

    @Override
    public double at(double z) {
      return from + (to - from) * 0.5 * Erf.erfc(-z / StrictMath.sqrt(2));
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be above 0 and finite, got " + value);
    }
  }

  /** {@code name(key=number, ...)}; a number may be a percentage. */
  Pattern NOTATION = Pattern.compile("\\s*([a-zA-Z-]+)\\s*\\(([^()]*)\\)\\s*");

  /** Whether a text is meant as a distribution, rather than as a range or a remark. */
  static boolean isNotation(String text) {
    return NOTATION.matcher(text).matches();
  }

  /**
   * Reads {@code lognormal(cv=30%)}, {@code lognormal(sigma=0.3)}, {@code normal(sd=2)}, {@code
   * normal(cv=10%)}, {@code logitnormal(sd=0.5, from=0, to=1)}, {@code uniform(from=1, to=2)}.
   *
   * @param typical median or mean, where the notation does not give it
   * @throws IllegalArgumentException saying what was expected
   */
  static Distribution parse(String text, double typical) {
    Matcher matcher = NOTATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected name(key=number, ...), got " + text);
    }
    Map<String, Double> values = new HashMap<>();
    for (String part : matcher.group(2).split(",")) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        values.put(pair[0].strip().toLowerCase(Locale.ROOT), number(pair[1].strip()));
      } else if (!part.isBlank()) {
        throw new IllegalArgumentException("expected key=number, got " + part.strip());
      }
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT).replace("-", "");
    return switch (name) {
      case "lognormal" -> {
        allow(values, Set.of("cv", "sigma", "median"));
        double median = values.getOrDefault("median", typical);
        yield values.containsKey("cv")
            ? LogNormal.ofCv(median, need(values, "cv"))
            : new LogNormal(median, need(values, "sigma"));
      }
      case "normal" -> {
        allow(values, Set.of("cv", "sd", "mean"));
        double mean = values.getOrDefault("mean", typical);
        yield new Normal(
            mean,
            values.containsKey("cv") ? need(values, "cv") * Math.abs(mean) : need(values, "sd"));
      }
      case "logitnormal" -> {
        allow(values, Set.of("sd", "from", "to", "median"));
        yield new LogitNormal(
            values.getOrDefault("from", 0.0),
            values.getOrDefault("to", 1.0),
            values.getOrDefault("median", typical),
            need(values, "sd"));
      }
      case "uniform" -> {
        allow(values, Set.of("from", "to"));
        yield new Uniform(need(values, "from"), need(values, "to"));
      }
      default ->
          throw new IllegalArgumentException(
              "unknown distribution "
                  + matcher.group(1)
                  + "; known are lognormal, normal, logitnormal, uniform");
    };
  }

  private static double need(Map<String, Double> values, String key) {
    Double value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static void allow(Map<String, Double> values, Set<String> keys) {
    for (String key : values.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key "
                + key
                + "; known are "
                + String.join(", ", keys.stream().sorted().toList()));
      }
    }
  }

  private static double number(String text) {
    try {
      return text.endsWith("%")
          ? Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
    }
  }
}
