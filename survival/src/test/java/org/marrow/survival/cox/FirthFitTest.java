package org.marrow.survival.cox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the iterations do where there is nothing to find. */
class FirthFitTest {
  private static final int BOUND = 2100;

  /** A likelihood of one coefficient, with a slope and a curvature that need not fit it. */
  private static final class Odd implements Likelihood {
    private final DoubleUnaryOperator value;
    private final double curvature;
    private int evaluations;

    Odd(DoubleUnaryOperator value, double curvature) {
      this.value = value;
      this.curvature = curvature;
    }

    @Override
    public int parameters() {
      return 1;
    }

    @Override
    public double evaluate(double[] beta, double[] score, double[] information) {
      evaluations++;
      score[0] = 1;
      information[0] = curvature;
      return value.applyAsDouble(beta[0]);
    }
  }

  /** The limits, found within the bound. */
  private static List<OptionalDouble> limits(Odd odd) {
    FirthFit fit = new FirthFit(odd);
    FirthFit.Point best = fit.maximum(new double[1]);
    assertThat(best.converged()).isFalse();
    List<OptionalDouble> limits = new ArrayList<>();
    for (int sign : new int[] {-1, 1}) {
      odd.evaluations = 0;
      limits.add(fit.limit(best, 0, 3.84, sign, 1));
      assertThat(odd.evaluations).isLessThan(BOUND);
    }
    return limits;
  }

  @Test
  void aLikelihoodWithoutNumbersHasNoLimitsAndEnds() {
    List<OptionalDouble> none = List.of(OptionalDouble.empty(), OptionalDouble.empty());
    assertThat(limits(new Odd(b -> Double.NaN, 1))).isEqualTo(none);
    assertThat(limits(new Odd(b -> Double.NaN, Double.NaN))).isEqualTo(none);
    assertThat(limits(new Odd(b -> Double.NEGATIVE_INFINITY, 1))).isEqualTo(none);
  }

  @Test
  void aLikelihoodThatRisesForEverOrIsFlatHasNoUpperLimitAndEnds() {
    assertThat(limits(new Odd(b -> b, 1)).getLast()).isEmpty();
    assertThat(limits(new Odd(b -> b, 1e-9)).getLast()).isEmpty();
    assertThat(limits(new Odd(b -> 0, 1)).getLast()).isEmpty();
    assertThat(limits(new Odd(b -> b % 0.3, 1e-9)).getLast()).isEmpty();
  }
}
