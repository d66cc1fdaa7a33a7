package org.marrow.workbench.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.rules.CommandRules;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;
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
    org.marrow.foundation.random.Stream random = new Streams(31).stream("firing", 0);
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

  @Test
  void aFileThatIsNoFrozenModelIsAFaultAndOneThatIsIsNot() throws Exception {
    Path file = cohort();
    Path model = folder.resolve("model.json");
    String[] made = {
      "validate", "--horizon", "1", "--formula", "Surv(t, d) ~ x", "--bootstrap", "5"
    };
    String frozen = run(file, with(made, "--freeze", model.toString()));
    silent("frozen-model-file", frozen);
    String[] use = {"validate", "--horizon", "1", "--independent", "--model"};
    silent("frozen-model-file", run(file, with(use, model.toString())));
    Path torn = folder.resolve("torn.json");
    Files.writeString(torn, Files.readString(model).substring(0, 200));
    fires("frozen-model-file", run(file, with(use, torn.toString())));
    fires("frozen-model-file", run(file, with(use, file.toString())));
  }

  @Test
  void anIterationWithoutAnEndIsSaid() throws Exception {
    List<String> perfect = new ArrayList<>(List.of("t,d,x"));
    for (int i = 1; i <= 6; i++) {
      perfect.add(i + ",1," + i * i);
    }
    Path file = Files.write(folder.resolve("perfect.csv"), perfect);
    fires("not-converged", run(file, "cox", "--formula", "Surv(t, d) ~ x"));
    silent("not-converged", run(cohort(), "cox", "--formula", "Surv(t, d) ~ x"));
  }

  @Test
  void cellsOfTheOutcomeThatCannotBeAreToldWithTheirRule() throws Exception {
    Path file =
        Files.write(
            folder.resolve("cells.csv"),
            List.of("e,t,d,w,word,none", "0,3,1,1,yes,", "5,5,0,0,no,", "1,4,1,2,maybe,"));
    String[] plain = {"km", "--time", "t", "--event", "d"};
    String good = run(file, plain);
    for (String rule :
        List.of("time-missing", "status-missing", "exit-before-entry", "weight-invalid")) {
      silent(rule, good);
    }
    fires("time-missing", run(file, "km", "--time", "none", "--event", "d"));
    fires("status-missing", run(file, "km", "--time", "t", "--event", "word"));
    fires("exit-before-entry", run(file, with(plain, "--entry", "e")));
    fires("weight-invalid", run(file, with(plain, "--weights", "w")));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void everyRuleOfTheRoomIsNamedInATest() throws Exception {
    StringBuilder tests = new StringBuilder();
    for (String root : List.of("../survival/src/test/java", "src/test/java")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path test : files.filter(p -> p.toString().endsWith("Test.java")).toList()) {
          tests.append(Files.readString(test));
        }
      }
    }
    List<String> unnamed = new ArrayList<>();
    for (Class<?> room : List.of(SurvivalRules.class, ModelRules.class, CommandRules.class)) {
      for (Field field : room.getFields()) {
        if (field.get(null) instanceof Rule rule) {
          String id = rule.id().substring("survival/".length());
          if (Stream.of("Rules." + field.getName(), "\"" + id + "\"", rule.id() + "\"")
              .noneMatch(name -> tests.indexOf(name) >= 0)) {
            unnamed.add(rule.id());
          }
        }
      }
    }
    assertThat(unnamed).isEmpty();
  }
}
