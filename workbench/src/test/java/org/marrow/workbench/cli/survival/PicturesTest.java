package org.marrow.workbench.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.cli.Cli;

/** Every command that has something to draw draws it into the folder of {@code --out}. */
class PicturesTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeACohort() throws Exception {
    Stream random = new Streams(4).stream("cohort", 0);
    List<String> lines = new ArrayList<>(List.of("t,d,cause,x,age,sex"));
    for (int i = 0; i < 240; i++) {
      double x = random.normal();
      double own = random.exponential() * 12 * StrictMath.exp(-0.6 * x);
      double other = random.exponential() * 60;
      double end = 6 + 18 * random.uniform();
      double t = Math.min(end, Math.min(own, other));
      lines.add(
          String.format(
              Locale.ROOT,
              "%.4f,%d,%d,%.4f,%.0f,%s",
              t,
              t < end ? 1 : 0,
              t == end ? 0 : t == own ? 1 : 2,
              x,
              50 + 20 * random.uniform(),
              random.uniform() < 0.5 ? "m" : "f"));
    }
    Files.write(folder.resolve("cohort.csv"), lines);
  }

  private Path draw(String verb, String... words) {
    Path out = folder.resolve(verb);
    List<String> all =
        new ArrayList<>(
            List.of(
                "survival",
                verb,
                "--data",
                folder.resolve("cohort.csv").toString(),
                "--out",
                out.toString()));
    all.addAll(Arrays.asList(words));
    Cli cli = Cli.run(all.toArray(String[]::new));
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("written: ");
    return out;
  }

  @Test
  void curvesComeWithTheirRiskTableMediansHazardRatioAndLogLogCurves() throws Exception {
    Path out = draw("km", "--formula", "Surv(t, d) ~ sex", "--unit", "months");
    assertThat(Files.readString(out.resolve("km.svg")))
        .contains("At risk", "median", "Log-rank test: p =", "Hazard ratio, m against f");
    assertThat(out.resolve("loglog.svg")).exists();
    assertThat(out.resolve("km.csv")).exists();
  }

  @Test
  void aModelComesAsAForestWithItsReference() throws Exception {
    Path out = draw("cox", "--formula", "Surv(t, d) ~ x + sex");
    assertThat(Files.readString(out.resolve("forest.svg")))
        .contains("1 (reference)", ">sex<", ">m<");
  }

  @Test
  void theTestOfProportionalHazardsComesAsResiduals() {
    Path out = draw("zph", "--formula", "Surv(t, d) ~ x + sex");
    assertThat(out.resolve("schoenfeld.svg")).exists();
    assertThat(out.resolve("schoenfeld.csv")).exists();
  }

  @Test
  void aSearchedCutComesAsAPage() throws Exception {
    Path out =
        draw(
            "cutpoint",
            "--time",
            "t",
            "--event",
            "d",
            "--marker",
            "x",
            "--permutations",
            "200",
            "--resamples",
            "40");
    assertThat(Files.readString(out.resolve("cutpoint.svg"))).contains("corrected p", "log-linear");
  }

  @Test
  void aMarkerStudyComesWithItsForestAndItsCurve() {
    Path out = draw("marker", "--time", "t", "--event", "d", "--marker", "x", "--adjust", "age");
    assertThat(out.resolve("forest.svg")).exists();
    assertThat(out.resolve("marker.svg")).exists();
    assertThat(out.resolve("remark.md")).exists();
  }

  @Test
  void competingEventsComeAsIncidenceAndBothModelsAsOneForest() throws Exception {
    Path curves = draw("competing", "--formula", "Surv(t, cause) ~ sex");
    assertThat(Files.readString(curves.resolve("incidence.svg"))).contains("f, cause 1", "Gray");
    Path models = draw("finegray", "--formula", "Surv(t, cause) ~ x");
    assertThat(Files.readString(models.resolve("forest.svg")))
        .contains(">Fine-Gray<", ">Cause-specific<");
  }

  @Test
  void aValidationComesAsCalibrationAndDecisionCurve() throws Exception {
    Path out =
        draw(
            "validate",
            "--formula",
            "Surv(t, d) ~ x + age",
            "--horizon",
            "8",
            "--bootstrap",
            "20",
            "--why-thresholds",
            "agreed with the clinic");
    assertThat(Files.readString(out.resolve("calibration-apparent.svg"))).contains("Slope 1.00");
    assertThat(Files.readString(out.resolve("decision-apparent.svg")))
        .contains("treat none", "agreed with the clinic");
    assertThat(Files.readString(out.resolve("tripod.md")))
        .contains("| 4 | objectives | **open** |")
        .contains("risk by time 8.00 = 1 - exp(-")
        .contains("bootstrap samples, the whole procedure repeated in each (seed 1, 0 failed)")
        .contains("because: agreed with the clinic");
  }

  @Test
  void theAuthorsFillWhatNoRunCanKnowAndAnItemThatIsNotThereIsAFault() {
    String data = folder.resolve("cohort.csv").toString();
    Cli said =
        Cli.run(
            "survival",
            "validate",
            "--data",
            data,
            "--formula",
            "Surv(t, d) ~ x",
            "--horizon",
            "8",
            "--bootstrap",
            "5",
            "--say",
            "4=to predict death",
            "--json");
    assertThat(said.code()).as(said.err()).isZero();
    var root = tools.jackson.databind.json.JsonMapper.builder().build().readTree(said.out());
    assertThat(root.get("tripod").get("4").asString()).isEqualTo("to predict death");
    assertThat(root.get("tripod").get("17").asString()).isEqualTo("open");
    assertThat(root.get("tripodOpen").toString()).contains("\"17\"").doesNotContain("\"4\"");
    Cli wrong =
        Cli.run(
            "survival",
            "validate",
            "--data",
            data,
            "--formula",
            "Surv(t, d) ~ x",
            "--horizon",
            "8",
            "--say",
            "99=x");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("TRIPOD+AI has the items 1, 2");
  }
}
