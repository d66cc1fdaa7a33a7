package org.marrow.workbench.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.cli.Cli;

/** Rules of how an analysis is read: a command that calls for each, and one that does not. */
class RulesFiringTest {
  @TempDir private Path folder;

  private static String run(Path file, String... words) {
    List<String> all = new ArrayList<>(List.of("survival"));
    all.addAll(Arrays.asList(words));
    all.addAll(List.of("--data", file.toString(), "--json"));
    Cli cli = Cli.run(all.toArray(String[]::new));
    assertThat(cli.code()).as(cli.err()).isIn(0, 2, 3);
    return cli.out();
  }

  private static void fires(String rule, String out) {
    assertThat(out).contains("survival/" + rule + "\"");
  }

  private static void silent(String rule, String out) {
    assertThat(out).doesNotContain("survival/" + rule + "\"");
  }

  /**
   * Two groups of 150: g is without effect, late has one from time 1 on only; cause has two codes;
   * everybody is followed to time 3.
   */
  private Path cohort() throws Exception {
    Stream random = new Streams(31).stream("firing", 0);
    List<String> lines = new ArrayList<>(List.of("t,d,cause,g,late,x,none"));
    for (int i = 0; i < 300; i++) {
      boolean late = i % 2 == 0;
      double time = random.exponential() * 1.5;
      if (late && time > 1) {
        time = 1 + (time - 1) / 6;
      }
      boolean event = time < 3;
      lines.add(
          String.format(
              Locale.ROOT,
              "%.5f,%d,%d,%s,%s,%.4f,0",
              Math.min(time, 3) + 1e-4,
              event ? 1 : 0,
              event ? 1 + i % 3 / 2 : 0,
              random.uniform() < 0.5 ? "a" : "b",
              late ? "late" : "none",
              random.normal()));
    }
    return Files.write(folder.resolve("firing.csv"), lines);
  }

  @Test
  void howCurvesAreRead() throws Exception {
    Path file = cohort();
    String groups = run(file, "km", "--formula", "Surv(t, d) ~ g", "--rmst", "2");
    String beyond = run(file, "km", "--formula", "Surv(t, d) ~ g", "--rmst", "30");
    fires("horizon-beyond-data", beyond);
    silent("horizon-beyond-data", groups);
    fires("not-randomised", groups);
    silent("not-randomised", run(file, "km", "--formula", "Surv(t, d) ~ g", "--randomised"));
    fires("few-at-risk", run(file, "km", "--formula", "Surv(t, d) ~ late"));
    List<String> together = new ArrayList<>(List.of("t,d"));
    for (int i = 0; i < 40; i++) {
      together.add(i < 4 ? i + 1 + ",1" : "9,0");
    }
    Path followed = Files.write(folder.resolve("followed.csv"), together);
    silent("few-at-risk", run(followed, "km", "--time", "t", "--event", "d"));
    fires("estimand", run(file, "km", "--time", "t", "--event", "cause"));
    silent("estimand", run(file, "km", "--time", "t", "--event", "d"));
  }

  @Test
  void aLandmarkIsSaidToBeFixedBeforehandAndIsCounted() throws Exception {
    Path file = cohort();
    String[] late = {"km", "--time", "t", "--event", "d", "--group", "g"};
    String[] moved = Arrays.copyOf(late, late.length + 4);
    System.arraycopy(
        new String[] {"--measured", "0.5", "--landmark", "0.5"}, 0, moved, late.length, 4);
    fires("landmark-choice", run(file, moved));
    silent("landmark-choice", run(file, late));
  }

  @Test
  void aDelayedEffectIsNotProportionalAndNoEffectIs() throws Exception {
    Path file = cohort();
    fires("non-proportional-hazards", run(file, "zph", "--formula", "Surv(t, d) ~ late"));
    silent("non-proportional-hazards", run(file, "zph", "--formula", "Surv(t, d) ~ x"));
  }

  @Test
  void whatCannotBeFittedIsSaidWithItsRule() throws Exception {
    Path file = cohort();
    String good = run(file, "cox", "--formula", "Surv(t, d) ~ x + g");
    for (String[] pair :
        new String[][] {
          {"no-event", "Surv(t, none) ~ x"},
          {"formula-column", "Surv(t, d) ~ log(none)"},
          {"spline-knots", "Surv(t, d) ~ rcs(none, 3)"},
          {"redundant-column", "Surv(t, d) ~ x + I(2 * x)"},
          {"formula", "Surv(t, d) ~ x +"}
        }) {
      fires(pair[0], run(file, "cox", "--formula", pair[1]));
      silent(pair[0], good);
    }
    fires(
        "exact-ties-weighted",
        run(file, "cox", "--formula", "Surv(t, d) ~ x + cluster(g)", "--ties", "exact"));
    silent("exact-ties-weighted", run(file, "cox", "--formula", "Surv(t, d) ~ x + cluster(g)"));
    fires("model-options", run(file, "cox", "--formula", "Surv(t, d) ~ x", "--confidence", "1.5"));
    fires("columns", run(file, "km", "--event", "d"));
    fires("option", run(file, "test", "--formula", "Surv(t, d) ~ g", "--kind", "nonsense"));
  }
}
