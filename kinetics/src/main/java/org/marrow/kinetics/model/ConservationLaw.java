package org.marrow.kinetics.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.marrow.kinetics.expression.Expression;

/**
 * A weighted sum of amounts that no reaction changes.
 *
 * @param weights weight of each state that takes part, by id, in the order of the states
 */
public record ConservationLaw(Map<String, Double> weights) {
  public ConservationLaw {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /**
   * A basis of all laws of a system: the left null space of the stoichiometry matrix over the
   * states that only reactions change, by exact integer elimination. States with a stoichiometry
   * that varies take part in no law.
   */
  public static List<ConservationLaw> of(ReactionSystem system) {
    List<TreeMap<Integer, BigInteger>> rows = new ArrayList<>();
    List<TreeMap<Integer, BigInteger>> laws = new ArrayList<>();
    List<Integer> states = new ArrayList<>();
    boolean[] free = new boolean[system.states().size()];
    for (int i = 0; i < free.length; i++) {
      free[i] =
          system.states().get(i).kind() == State.Kind.AMOUNT
              && system.rates().get(i).equals(Expression.ZERO);
    }
    system.algebraic().forEach(a -> free[a.state()] = false);
    Map<Integer, Map<Integer, BigDecimal>> matrix = matrix(system, free);
    matrix.forEach((state, row) -> {
      int digits = row.values().stream().mapToInt(v -> Math.max(0, v.scale())).max().orElse(0);
      BigDecimal by = BigDecimal.ONE.scaleByPowerOfTen(digits);
      TreeMap<Integer, BigInteger> whole = new TreeMap<>();
      row.forEach((j, v) -> whole.put(j, v.multiply(by).toBigIntegerExact()));
      whole.values().removeIf(v -> v.signum() == 0);
      rows.add(whole);
      laws.add(new TreeMap<>(Map.of(states.size(), by.toBigIntegerExact())));
      states.add(state);
    });
    List<ConservationLaw> result = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isEmpty()) {
        result.add(law(system, states, laws.get(i)));
        continue;
      }
      int pivot = rows.get(i).firstKey();
      for (int k = i + 1; k < rows.size(); k++) {
        BigInteger b = rows.get(k).get(pivot);
        if (b != null) {
          BigInteger a = rows.get(i).firstEntry().getValue();
          combine(rows.get(k), a, rows.get(i), b);
          combine(laws.get(k), a, laws.get(i), b);
        }
      }
    }
    return result;
  }

  /** Row of each state: its change by each reaction. */
  private static Map<Integer, Map<Integer, BigDecimal>> matrix(
      ReactionSystem system, boolean[] free) {
    Map<Integer, Map<Integer, BigDecimal>> matrix = new TreeMap<>();
    for (int i = 0; i < free.length; i++) {
      if (free[i]) {
        matrix.put(i, new TreeMap<>());
      }
    }
    for (int j = 0; j < system.propensities().size(); j++) {
      for (Propensity.Change change : system.propensities().get(j).changes()) {
        OptionalDouble number = change.constant();
        if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
          matrix.remove(change.state());
        } else if (matrix.containsKey(change.state())) {
          matrix
              .getOrDefault(change.state(), new TreeMap<>())
              .put(j, new BigDecimal(Double.toString(number.getAsDouble())));
        }
      }
    }
    return matrix;
  }

  /** row = a row - b other. */
  private static void combine(
      TreeMap<Integer, BigInteger> row,
      BigInteger a,
      TreeMap<Integer, BigInteger> other,
      BigInteger b) {
    row.replaceAll((j, v) -> v.multiply(a));
    other.forEach((j, v) -> row.merge(j, v.multiply(b).negate(), BigInteger::add));
    row.values().removeIf(v -> v.signum() == 0);
  }

  private static ConservationLaw law(
      ReactionSystem system, List<Integer> states, TreeMap<Integer, BigInteger> weights) {
    BigInteger divisor = BigInteger.ZERO;
    for (BigInteger weight : weights.values()) {
      divisor = divisor.gcd(weight);
    }
    if (weights.firstEntry().getValue().signum() < 0) {
      divisor = divisor.negate();
    }
    Map<String, Double> named = new LinkedHashMap<>();
    for (Map.Entry<Integer, BigInteger> entry : weights.entrySet()) {
      String id = system.states().get(states.get(entry.getKey())).id();
      named.put(id, entry.getValue().divide(divisor).doubleValue());
    }
    return new ConservationLaw(named);
  }
}
