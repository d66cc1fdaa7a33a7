package org.marrow.kinetics.conformance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings file of a case.
 *
 * @param start time of the first output
 * @param duration time from the first output to the last
 * @param steps number of equal intervals
 * @param variables what is compared, in order
 * @param absolute absolute tolerance
 * @param relative relative tolerance
 * @param amount species wanted as amounts
 * @param concentration species wanted as concentrations
 */
record SuiteSettings(
    double start,
    double duration,
    int steps,
    List<String> variables,
    double absolute,
    double relative,
    List<String> amount,
    List<String> concentration) {

  static SuiteSettings parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return new SuiteSettings(
        number(values, "start"),
        number(values, "duration"),
        (int) number(values, "steps"),
        names(values, "variables"),
        number(values, "absolute"),
        number(values, "relative"),
        names(values, "amount"),
        names(values, "concentration"));
  }

  private static double number(Map<String, String> values, String key) {
    String value = values.getOrDefault(key, "");
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  private static List<String> names(Map<String, String> values, String key) {
    return Arrays.stream(values.getOrDefault(key, "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** The output times. */
  double[] times() {
    double[] times = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      times[i] = start + duration * i / steps;
    }
    return times;
  }
}
