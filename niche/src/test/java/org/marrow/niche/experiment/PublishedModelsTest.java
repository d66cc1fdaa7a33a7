package org.marrow.niche.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.Simulation;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/** Other people's models of myeloma and bone, and drugs, against closed forms. */
class PublishedModelsTest {
  private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));
  private static final Settings FINE = Settings.of(1e-9, 1e-11);

  /** Koenders and Saso 2016, J Theor Biol 390:73 (BIOMD0000000804). */
  private static final String KOENDERS =
      """
      model koenders()
        C' = 3*B^(-0.5) - 0.2*C
        B' = 4*C - 0.02*B
        T' = 0.3162*T^0.5 - 0.1*T
        C = 1.14405; B = 208.008; T = 4
      end
      """;

  /** Ayati 2010, Biol Direct 5:28 (BIOMD0000000403; without the drug 402, without tumour 401). */
  private static final String AYATI =
      """
      model ayati()
        osteoclasts' = 3*osteoclasts^(1.1*(1 + 0.005*T/100))*osteoblasts^(-0.5) - 0.2*osteoclasts
        osteoblasts' = 4*osteoclasts*osteoblasts^(-0.2*T/100) - 0.02*osteoblasts
        T' = (0.005 - V2)*T*ln(100/T)
        V2 := piecewise(0.008, time >= 600, 0)
        osteoclasts = 13; osteoblasts = 300; T = 1
      end
      """;

  private static Trajectory run(String antimony, String id, double... samples) {
    return Simulation.of(Model.ofAntimony(antimony), Calendar.EMPTY.sampledAt(samples))
        .until(samples[samples.length - 1])
        .observing(id)
        .with(FINE)
        .run();
  }

  @Test
  void theTumourOfKoendersAndSasoFollowsItsClosedFormToTheFixedPoint() {
    double[] days = {0, 5, 20, 60, 400};
    double[] t = run(KOENDERS, "T", days).of("T");
    // With s the root of T, s' = a/2 - b s/2.
    for (int i = 0; i < days.length; i++) {
      double root = 3.162 + (2 - 3.162) * StrictMath.exp(-0.05 * days[i]);
      assertThat(t[i]).isCloseTo(root * root, within(1e-6));
    }
    assertThat(t[4]).isCloseTo(10, within(0.002));
  }

  @Test
  void itsBoneCellsReachTheirFixedPoint() {
    // B = 200 C and C^1.5 = 15 / sqrt(200).
    double c = StrictMath.pow(15 / StrictMath.sqrt(200), 2.0 / 3);
    assertThat(run(KOENDERS, "C", 0, 4000).of("C")[1]).isCloseTo(c, within(1e-5));
    assertThat(run(KOENDERS, "B", 0, 4000).of("B")[1]).isCloseTo(200 * c, within(1e-3));
    assertThat(200 * c).isCloseTo(208.008, within(0.001));
  }

  @Test
  void theTumourOfAyatiGrowsAsGompertzSaysAndShrinksUnderTheDrug() {
    double[] days = {0, 100, 300, 600, 700, 900};
    double[] t = run(AYATI, "T", days).of("T");
    for (int i = 0; i < days.length; i++) {
      double untreated = Math.min(600, days[i]);
      double treated = Math.max(0, days[i] - 600);
      double exponent = -0.005 * untreated + 0.003 * treated;
      double expected = 100 * StrictMath.exp(-StrictMath.log(100) * StrictMath.exp(exponent));
      assertThat(t[i]).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  /** Ayati 2010 without tumour (BIOMD0000000401): bone that is renewed and filled again. */
  private static final String NORMAL_BONE =
      """
      model normal()
        osteoclasts' = 3*osteoclasts^1.1*osteoblasts^(-0.5) - 0.2*osteoclasts
        osteoblasts' = 4*osteoclasts - 0.02*osteoblasts
        osteoclasts = START; osteoblasts = BUILDERS
      end
      """;

  @Test
  void boneWithoutTumourRestsAtTheFixedPointAndOtherwiseGoesRoundIt() {
    // At rest 3 C^0.1 = 0.2 B^0.5 and B = 200 C: C^0.4 = 15 / sqrt(200).
    double c = StrictMath.pow(15 / StrictMath.sqrt(200), 2.5);
    String rest = NORMAL_BONE.replace("START", "" + c).replace("BUILDERS", "" + 200 * c);
    for (double value : run(rest, "osteoclasts", 0, 100, 500).of("osteoclasts")) {
      assertThat(value).isCloseTo(c, within(1e-5));
    }
    double[] round =
        run(
                NORMAL_BONE.replace("START", "13").replace("BUILDERS", "300"),
                "osteoclasts",
                java.util.stream.IntStream.rangeClosed(0, 1000).asDoubleStream().toArray())
            .of("osteoclasts");
    // The trace of the Jacobian is 0.1*0.2 - 0.02 = 0: neither damped nor driven near the rest.
    assertThat(java.util.Arrays.stream(round).max().orElseThrow()).isBetween(13.0, 14.0);
    int crossings = 0;
    for (int i = 1; i < round.length; i++) {
      crossings += (round[i - 1] > c) != (round[i] > c) ? 1 : 0;
    }
    assertThat(crossings).isGreaterThanOrEqualTo(4);
  }

  @Test
  void lenalidomideFollowsBatemansFunctionAndDosesAddUp() {
    TreatedNiche niche =
        TreatedNiche.of(MODELS, Host.PATIENT, Rival.SELF_RENEWAL, List.of("lenalidomide"));
    double[] days = {0.05, 0.2, 0.7, 1.1, 1.6, 2.5};
    double[] c =
        niche
            .simulation(
                Regimen.parse("lenalidomide 25 mg PO d1,2")
                    .administrations(new BodySize(75, 1.8), 5),
                days,
                List.of("lenalidomide_concentration"))
            .with(FINE)
            .run()
            .of("lenalidomide_concentration");
    for (int i = 0; i < days.length; i++) {
      double expected = bateman(days[i]) + (days[i] > 1 ? bateman(days[i] - 1) : 0);
      assertThat(c[i]).isCloseTo(expected, within(1e-6));
    }
  }

  /** One dose of 25 mg: ka 6.55 per hour, CL/F 7.25 L/h, V/F 50.6 L (Liang 2024). */
  private static double bateman(double day) {
    double ka = 157.2;
    double k = 174 / 50.6;
    return 25 / 50.6 * ka / (ka - k) * (StrictMath.exp(-k * day) - StrictMath.exp(-ka * day));
  }

  @Test
  void whereInterleukinDoesNotReachTumourCellsMacrophagesDoNotMatter() {
    MouseExperiments experiments = new MouseExperiments(MODELS);
    List<ArmResult> idle = experiments.run(Rival.SELF_RENEWAL, Map.of("renewal_gain", 0.0));
    double bortezomib = fold(idle, "bortezomib");
    for (String arm : List.of("both", "receptor-knock-out", "no-macrophage-il1", "depletion")) {
      assertThat(fold(idle, arm)).as(arm).isCloseTo(bortezomib, within(1e-5));
    }
  }

  private static double fold(List<ArmResult> results, String id) {
    return results.stream()
        .filter(r -> r.arm().id().equals(id))
        .findFirst()
        .orElseThrow()
        .ticFold();
  }
}
