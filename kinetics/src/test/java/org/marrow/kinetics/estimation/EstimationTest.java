package org.marrow.kinetics.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.dosing.Dose;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.Simulation;
import org.marrow.kinetics.simulation.Trajectory;

class EstimationTest {
  private static final double PI = Math.PI;

  private static final Simulation ORAL =
      Simulation.of(
              Model.ofAntimony(
                  """
                  substanceOnly species G = 0, C = 0
                  ka = 2; ke = 0.5; v = 4; spare = 1
                  J1: G => C; ka * G
                  J2: C => ; ke * C
                  conc := C / v
                  product := ka * spare
                  """),
              Calendar.of(List.of(Dose.bolus(0, "G", 100)))
                  .sampledAt(0.25, 0.5, 1, 2, 3, 4, 6, 8, 12))
          .with(Settings.of(1e-8, 1e-10))
          .observing("conc");

  private static List<Observed> data(double cv, Map<String, Double> truth) {
    Trajectory run = ORAL.run(new Patient(0, truth));
    Stream noise = new Streams(3).stream("noise", 0);
    List<Observed> data = new ArrayList<>();
    double[] conc = run.of("conc");
    for (int i = 0; i < conc.length; i++) {
      data.add(new Observed(run.times()[i], "conc", conc[i] * Math.exp(cv * noise.normal()), 1));
    }
    return data;
  }

  private static final List<Free> FREE =
      List.of(
          Free.positive("ka", 0.8, 20), Free.positive("ke", 0.05, 0.7), Free.positive("v", 1, 40));

  @Test
  void withoutNoiseTheTruthIsFoundFromEveryStart() {
    Map<String, Double> truth = Map.of("ka", 1.4, "ke", 0.33, "v", 7.0);
    Problem problem = new Problem(ORAL, FREE, data(0, truth), ErrorModel.GIVEN);
    Estimate estimate = Fit.of(problem, 4, new Streams(1));
    truth.forEach((id, value) ->
        assertThat(estimate.values().get(id)).isCloseTo(value, within(1e-4 * value)));
    assertThat(estimate.agreeing()).isEqualTo(4);
  }

  @Test
  void theProfileIntervalHoldsTheTruthAndIsNearTheOneOfTheCurvature() {
    Map<String, Double> truth = Map.of("ka", 1.4, "ke", 0.33, "v", 7.0);
    Problem problem = new Problem(ORAL, FREE, data(0.05, truth), ErrorModel.RELATIVE);
    Estimate estimate = Fit.of(problem, 2, new Streams(1));
    assertThat(estimate.sd()).isBetween(0.02, 0.09);
    Profile profile = Profile.of(problem, estimate, "ke", 8);
    assertThat(profile.isIdentifiable()).isTrue();
    assertThat(profile.finding()).isEmpty();
    assertThat(profile.lower()).isLessThan(0.33);
    assertThat(profile.upper()).isGreaterThan(0.33);
    assertThat(profile.upper() / profile.lower()).isBetween(1.02, 1.3);
  }

  @Test
  void aParameterThatTheDataDoNotBoundIsNamed() {
    List<Observed> data = new ArrayList<>();
    // Only the product of ka and spare is seen.
    for (double t : new double[] {1, 2, 3}) {
      data.add(new Observed(t, "product", 2, 0.1));
    }
    Problem problem =
        new Problem(
            ORAL.observing("product"),
            List.of(Free.positive("ka", 0.1, 10), Free.positive("spare", 0.001, 1000)),
            data,
            ErrorModel.GIVEN);
    Estimate estimate = Fit.of(problem, 2, new Streams(1));
    Profile profile = Profile.of(problem, estimate, "ka", 6);
    assertThat(profile.openBelow()).isTrue();
    assertThat(profile.finding().orElseThrow().what()).contains("no bound to ka");
  }

  @Test
  void theDevianceIsTheTextbookLikelihood() {
    List<Observed> data = List.of(new Observed(1, "product", 2.3, 0.5));
    Problem problem =
        new Problem(
            ORAL.observing("product"), List.of(Free.positive("ka", 1, 3)), data, ErrorModel.GIVEN);
    double z = (2 - 2.3) / 0.5;
    double density = Math.exp(-z * z / 2) / (0.5 * Math.sqrt(2 * PI));
    assertThat(problem.deviance(z * z)).isCloseTo(-2 * Math.log(density), within(1e-12));
  }

  @Test
  void sobolIndicesOfIshigamisFunctionAreTheAnalyticOnes() {
    // Ishigami and Homma 1990 with a = 7, b = 0.1: S1 0.3139, S2 0.4424, S3 0; T1 0.5576, T3
    // 0.2437.
    Sobol sobol =
        Sobol.of(
            u -> {
              double x = PI * (2 * u[0] - 1);
              double y = PI * (2 * u[1] - 1);
              double z = PI * (2 * u[2] - 1);
              return Math.sin(x)
                  + 7 * Math.sin(y) * Math.sin(y)
                  + 0.1 * Math.pow(z, 4) * Math.sin(x);
            },
            3,
            1 << 14);
    double v1 = 0.5 * Math.pow(1 + 0.1 * Math.pow(PI, 4) / 5, 2);
    double v2 = 49.0 / 8;
    double v13 = 0.01 * Math.pow(PI, 8) * (1.0 / 18 - 1.0 / 50);
    double v = v1 + v2 + v13;
    assertThat(sobol.variance()).isCloseTo(v, within(0.01 * v));
    assertThat(sobol.first()).containsExactly(new double[] {v1 / v, v2 / v, 0}, within(0.01));
    assertThat(sobol.total())
        .containsExactly(new double[] {(v1 + v13) / v, v2 / v, v13 / v}, within(0.01));
  }

  @Test
  void sobolIndicesOfTheGFunctionAreTheAnalyticOnes() {
    double[] a = {0, 1, 4.5, 9, 99};
    Sobol sobol = Sobol.of(u -> g(u, a), a.length, 1 << 14);
    double[] partial = new double[a.length];
    double all = 1;
    for (int i = 0; i < a.length; i++) {
      partial[i] = 1 / (3 * (1 + a[i]) * (1 + a[i]));
      all *= 1 + partial[i];
    }
    double v = all - 1;
    for (int i = 0; i < a.length; i++) {
      assertThat(sobol.first()[i]).isCloseTo(partial[i] / v, within(0.01));
      assertThat(sobol.total()[i]).isCloseTo(partial[i] * all / (1 + partial[i]) / v, within(0.01));
    }
  }

  private static double g(double[] u, double[] a) {
    double product = 1;
    for (int i = 0; i < a.length; i++) {
      product *= (Math.abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
    }
    return product;
  }

  @Test
  void morrisFindsTheSlopesOfALinearFunctionExactlyAndRanksTheGFunction() {
    Morris linear = Morris.of(u -> 3 * u[0] - 2 * u[1] + 5, 3, 10, new Streams(1));
    assertThat(linear.mean()).containsExactly(new double[] {3, -2, 0}, within(1e-12));
    assertThat(linear.sd()).containsExactly(new double[] {0, 0, 0}, within(1e-12));
    double[] a = {0, 1, 4.5, 9, 99};
    double[] size = Morris.of(u -> g(u, a), a.length, 60, new Streams(2)).meanSize();
    for (int i = 1; i < a.length; i++) {
      assertThat(size[i]).isLessThan(size[i - 1]);
    }
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Free.positive("k", 0, 1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Free("k", 3, 1, false)).hasMessageContaining("in order");
  }
}
