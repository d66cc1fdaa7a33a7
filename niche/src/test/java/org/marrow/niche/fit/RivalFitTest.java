package org.marrow.niche.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.MouseExperiments;

class RivalFitTest {
  private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));
  private static final RivalComparison COMPARISON = RivalComparison.run(MODELS, 1, what -> {});

  private static RivalFit fit(Rival rival) {
    return COMPARISON.fits().get(rival.ordinal());
  }

  @Test
  void batchesReadWhatSingleExperimentsRead() {
    MouseReadouts batch =
        new MouseReadouts(MODELS, Rival.SELF_RENEWAL, MouseExperiments.published());
    double[][] read =
        batch.at(List.of(Map.of("tic_sensitivity", 0.45), Map.of("tic_sensitivity", 0.1)));
    List<Comparison> single =
        MouseExperiments.compare(
            Rival.SELF_RENEWAL,
            new MouseExperiments(MODELS).run(Rival.SELF_RENEWAL, Map.of("tic_sensitivity", 0.1)));
    for (int j = 0; j < single.size(); j++) {
      assertThat(read[1][j]).isCloseTo(single.get(j).simulated(), within(0.02));
    }
    assertThat(read[0]).isNotEqualTo(read[1]);
  }

  @Test
  void aFitIsAtLeastAsLikelyAsTheNumbersOfTheFilesAndAnyPointOfItsProfiles() {
    for (Rival rival : Rival.values()) {
      RivalProblem problem = new RivalProblem(MODELS, rival);
      double[] atFiles = problem.readouts(List.of(problem.defaults()))[0];
      assertThat(fit(rival).deviance())
          .isLessThanOrEqualTo(problem.deviance(atFiles, problem.targets()) + 1e-9);
      for (RivalFit.Profile profile : fit(rival).profiles()) {
        for (double deviance : profile.deviances()) {
          assertThat(deviance).as(profile.id()).isGreaterThan(fit(rival).deviance() - 0.1);
        }
      }
    }
  }

  @Test
  void selectiveSurvivalCannotServeEnrichmentAndBlockadeAtOnce() {
    RivalFit fit = fit(Rival.SELECTIVE_SURVIVAL);
    assertThat(fit.deviance()).isGreaterThan(fit(Rival.SELF_RENEWAL).deviance() + 5);
    assertThat(fit(Rival.SELF_RENEWAL).deviance()).isLessThan(1);
    double bortezomib = Double.NaN;
    double both = Double.NaN;
    for (int j = 0; j < fit.rows().size(); j++) {
      bortezomib = fit.rows().get(j).arm().equals("bortezomib") ? fit.readouts()[j] : bortezomib;
      both = fit.rows().get(j).arm().equals("both") ? fit.readouts()[j] : both;
    }
    assertThat(both).isCloseTo(bortezomib, within(1e-3));
  }

  @Test
  void gainsThatOnlyMatterTogetherAreNotIdentifiable() {
    assertThat(
            fit(Rival.SELF_RENEWAL).profiles().stream()
                .filter(p -> !p.isIdentifiable())
                .map(RivalFit.Profile::id))
        .contains("secretion_gain");
  }

  @Test
  void weightsAndSharesAddUpToOne() {
    assertThat(COMPARISON.standings().stream().mapToDouble(RivalComparison.Standing::weight).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(COMPARISON.standings().stream().mapToDouble(RivalComparison.Standing::best).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void blockadeUnderSelectiveSurvivalDependsOnKillingAlone() {
    MouseSensitivity sensitivity = MouseSensitivity.of(MODELS, Rival.SELECTIVE_SURVIVAL, 16);
    for (MouseSensitivity.Output output : sensitivity.outputs()) {
      if (output.row().arm().equals("both")) {
        for (int i = 0; i < sensitivity.factors().size(); i++) {
          boolean kills = sensitivity.factors().get(i).endsWith("_sensitivity");
          if (!kills) {
            assertThat(output.total()[i]).as(sensitivity.factors().get(i)).isLessThan(1e-3);
          }
        }
      }
    }
  }
}
