package org.marrow.niche.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.DataOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.Sink;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.population.Body;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.Regimen;

class AveragedNicheTest {
  private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));
  private static final int PATIENTS = 24;
  private static final double[] VISITS = new double[27];

  static {
    for (int i = 0; i < VISITS.length; i++) {
      VISITS[i] = 28 * i;
    }
  }

  /** Keeps what it hears. */
  private static final class Kept implements Sink {
    private final List<double[]> values = new ArrayList<>();

    @Override
    public void begin(List<String> outputs, double[] times) {}

    @Override
    public void patient(long index, double[][] patient, Outcome outcome) {
      assertThat(outcome.isDone()).isTrue();
      values.add(java.util.Arrays.stream(patient).mapToDouble(row -> row[0]).toArray());
    }

    @Override
    public void save(DataOutput out) {}

    @Override
    public void load(DataInput in) {}
  }

  private static TreatedNiche niche(Regimen regimen) {
    return TreatedNiche.of(MODELS, Host.PATIENT, Rival.SELF_RENEWAL, regimen.drugs());
  }

  private static List<Administration> doses(Regimen regimen) {
    return regimen.administrations(Body.TYPICAL.size(), 728);
  }

  private static List<double[]> averaged(Regimen regimen, int threads) {
    TreatedNiche niche = niche(regimen);
    Kept kept = new Kept();
    Population patients = Population.of(niche.model().network(), PATIENTS, new Streams(5));
    AveragedNiche.of(
            niche, doses(regimen), Set.copyOf(patients.names()), VISITS, List.of("m_protein"))
        .orElseThrow()
        .run(PATIENTS, patients::patient, threads, Control.NONE, kept);
    return kept.values;
  }

  private static List<double[]> exact(Regimen regimen) {
    TreatedNiche niche = niche(regimen);
    Kept kept = new Kept();
    niche
        .simulation(doses(regimen), VISITS, List.of("m_protein"))
        .with(Settings.of(1e-6, 1e-9))
        .on(2)
        .run(Population.of(niche.model().network(), PATIENTS, new Streams(5)), kept);
    return kept.values;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apex-bortezomib",
        "bortezomib-anakinra",
        "endeavor-vd",
        "s0777-rd",
        "s0777-vrd",
        "vista-vmp"
      })
  void mProteinAtEveryVisitIsTheExactRoutesWithinOnePercent(String id) {
    Regimen regimen = MODELS.regimen(id);
    List<double[]> averaged = averaged(regimen, 2);
    List<double[]> exact = exact(regimen);
    for (int i = 0; i < PATIENTS; i++) {
      for (int v = 0; v < VISITS.length; v++) {
        double ratio = averaged.get(i)[v] / exact.get(i)[v];
        assertThat(ratio).as("patient %d, visit %d", i, v).isBetween(0.99, 1.01);
      }
    }
  }

  @Test
  void theSameBytesOnOneThreadAndOnTwo() {
    Regimen regimen = MODELS.regimen("s0777-vrd");
    List<double[]> one = averaged(regimen, 1);
    List<double[]> two = averaged(regimen, 2);
    for (int i = 0; i < PATIENTS; i++) {
      assertThat(two.get(i)).containsExactly(one.get(i));
    }
  }

  @Test
  void drugsThatAreInfusedOrUseUpTheirTargetNeedTheExactRoute() {
    Regimen carfilzomib = MODELS.regimen("endeavor-kd");
    assertThat(
            AveragedNiche.of(
                niche(carfilzomib), doses(carfilzomib), Set.of(), VISITS, List.of("m_protein")))
        .isEmpty();
  }
}
