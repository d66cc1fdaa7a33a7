package org.marrow.niche.drug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.sbml.SbmlReader;
import org.marrow.kinetics.sbml.SbmlSource;
import org.marrow.kinetics.sbml.SbmlWriter;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.Simulation;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.experiment.Arm;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/** Doses as events of an SBML file do what doses of a calendar do. */
class DosedNetworkTest {
  private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));
  private static final double[] DAYS = {0, 1, 4, 7.5, 11, 14, 20};

  private static void same(Network dosed, Trajectory expected, List<String> ids) {
    byte[] sbml = SbmlWriter.write(dosed).getBytes(StandardCharsets.UTF_8);
    Network read = SbmlReader.read(sbml, "arm.xml", SbmlSource.NONE);
    Trajectory again =
        Simulation.of(Model.of(read), Calendar.EMPTY.sampledAt(DAYS))
            .until(DAYS[DAYS.length - 1])
            .observing(ids.toArray(String[]::new))
            .with(Settings.of(1e-8, 1e-10))
            .run(new Patient(0, Map.of()));
    assertThat(again.outcome().isDone()).isTrue();
    for (String id : ids) {
      for (int i = 0; i < DAYS.length; i++) {
        double value = expected.of(id)[i];
        assertThat(again.of(id)[i])
            .as("%s on day %s", id, DAYS[i])
            .isCloseTo(value, within(1e-4 * Math.abs(value) + 1e-7));
      }
    }
  }

  @Test
  void anArmOfTheMiceRunsFromItsSbmlFileAlone() {
    for (Arm arm : MouseExperiments.arms()) {
      if (!List.of("both", "depletion", "vehicle").contains(arm.id())) {
        continue;
      }
      List<Administration> doses =
          arm.regimen().isEmpty()
              ? List.of()
              : Regimen.parse(arm.regimen()).administrations(BodySize.mouse(20), 60);
      List<String> ids = List.of("M1", "IL1", "burden", "tic_fraction");
      Trajectory expected =
          TreatedNiche.of(MODELS, Host.MOUSE, Rival.SELF_RENEWAL, List.of("anakinra", "bortezomib"))
              .simulate(doses, arm.settings(), DAYS, ids);
      same(new MouseExperiments(MODELS).network(Rival.SELF_RENEWAL, arm), expected, ids);
    }
  }

  @Test
  void anInfusionIsARateThatIsSwitchedOnAndOff() {
    TreatedNiche niche =
        TreatedNiche.of(MODELS, Host.PATIENT, Rival.SELF_RENEWAL, List.of("carfilzomib"));
    List<Administration> doses =
        Regimen.parse("carfilzomib 27 mg/m2 IV over 6 h d1,2,8,9")
            .administrations(new BodySize(75, 1.8), 20);
    assertThat(doses).allMatch(dose -> dose.duration() == 0.25);
    List<String> ids = List.of("carfilzomib_central", "M1", "burden");
    same(niche.dosed(doses, Map.of()), niche.simulate(doses, Map.of(), DAYS, ids), ids);
  }
}
