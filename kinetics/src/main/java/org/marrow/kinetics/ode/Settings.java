package org.marrow.kinetics.ode;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.marrow.kinetics.model.ReactionSystem;

/**
 * How to integrate; printed with every result.
 *
 * @param method the integration method
 * @param relative relative tolerance of a step, of each state's size
 * @param absolute absolute tolerance of a step, in the unit of each state
 * @param absoluteByState absolute tolerance of states that need their own, by id
 * @param largestStep upper limit of a step in the model's unit of time; infinite for none
 * @param mostSteps steps after which a run is given up
 */
public record Settings(
    Method method,
    double relative,
    double absolute,
    Map<String, Double> absoluteByState,
    double largestStep,
    long mostSteps) {
  /** The methods. */
  public enum Method {
    /** Rosenbrock-Wanner, order 5, for stiff and differential-algebraic systems. */
    RODAS5P,
    /** Explicit Runge-Kutta pair of Dormand and Prince, order 5, for systems that are not stiff. */
    DOPRI5
  }

  /** Rodas5P at relative tolerance 1e-6 and absolute tolerance 1e-9. */
  public static final Settings DEFAULT = of(1e-6, 1e-9);

  public Settings {
    absoluteByState = Collections.unmodifiableMap(new TreeMap<>(absoluteByState));
    if (!(relative >= 1e-14 && relative < 1)) {
      throw new IllegalArgumentException(
          "the relative tolerance must be at least 1e-14 and below 1, got " + relative);
    }
    positive("absolute tolerance", absolute);
    absoluteByState.forEach((id, value) -> positive("absolute tolerance of " + id, value));
    if (!(largestStep > 0)) {
      throw new IllegalArgumentException("the largest step must be above 0, got " + largestStep);
    }
    if (mostSteps < 1) {
      throw new IllegalArgumentException("the number of steps must be above 0, got " + mostSteps);
    }
  }

  private static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the " + name + " must be above 0, got " + value);
    }
  }

  /** Rodas5P with these tolerances. */
  public static Settings of(double relative, double absolute) {
    return new Settings(
        Method.RODAS5P, relative, absolute, Map.of(), Double.POSITIVE_INFINITY, 10_000_000);
  }

  /** The same with another method. */
  public Settings with(Method other) {
    return new Settings(other, relative, absolute, absoluteByState, largestStep, mostSteps);
  }

  /** The same with tolerances smaller by a factor, as far as numbers of this kind allow. */
  public Settings tightened(double factor) {
    Map<String, Double> changed = new TreeMap<>();
    absoluteByState.forEach((id, value) -> changed.put(id, factor * value));
    return new Settings(
        method,
        Math.max(1e-14, factor * relative),
        factor * absolute,
        changed,
        largestStep,
        mostSteps);
  }

  /** The same with an absolute tolerance of its own for a state. */
  public Settings withAbsolute(String state, double tolerance) {
    Map<String, Double> changed = new TreeMap<>(absoluteByState);
    changed.put(state, tolerance);
    return new Settings(method, relative, absolute, changed, largestStep, mostSteps);
  }

  /** The absolute tolerance of every state of a system, in its order. */
  public double[] absoluteTolerances(ReactionSystem system) {
    for (String id : absoluteByState.keySet()) {
      if (system.state(id).isEmpty()) {
        throw new IllegalArgumentException(
            "a tolerance was given for " + id + ", which is no state of " + system.id());
      }
    }
    return system.states().stream()
        .mapToDouble(state -> absoluteByState.getOrDefault(state.id(), absolute))
        .toArray();
  }

  /** One line for a record of results. */
  public String describe() {
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, "%s, rtol %s, atol %s", method.name(), relative, absolute));
    new TreeMap<>(absoluteByState)
        .forEach((id, value) -> text.append(", atol(").append(id).append(") ").append(value));
    if (largestStep < Double.POSITIVE_INFINITY) {
      text.append(", largest step ").append(largestStep);
    }
    return text.append(", at most ").append(mostSteps).append(" steps").toString();
  }
}
