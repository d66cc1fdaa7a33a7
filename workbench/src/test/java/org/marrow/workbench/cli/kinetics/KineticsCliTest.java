package org.marrow.workbench.cli.kinetics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;

class KineticsCliTest {
  private static final String MODEL =
      """
      unit time_unit = day
      unit per_day = 1 / day
      compartment v = 5
      species D in v = 0
      ke = 0.7 per_day  // spread: lognormal(cv=30%) | source: a study | mark: READ
      J: D => ; ke * D * v
      """;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theHelpOfEveryVerbCanBeFormatted() {
    for (String[] verb :
        new String[][] {
          {"model"},
          {"model", "check"},
          {"model", "print"},
          {"model", "convert"},
          {"simulate"},
          {"conformance", "sbml"},
          {"bench", "kinetics"}
        }) {
      String[] words = Arrays.copyOf(verb, verb.length + 1);
      words[verb.length] = "--help";
      Cli help = Cli.run(words);
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("Examples:").doesNotContain("%n", "%%");
    }
  }

  @Test
  void checkCountsWhatTheModelHasAndEndsWithTwoOnAFault() throws IOException {
    Path model = write("m.ant", MODEL);
    Cli good = Cli.run("model", "check", model.toString());
    assertThat(good.code()).isZero();
    assertThat(good.out()).contains("1 species in 1 compartments", "1 of them say where");
    Cli bad = Cli.run("model", "check", write("bad.ant", MODEL + "x := y\nz = = 3\n").toString());
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).contains("line 8", "expected");
  }

  @Test
  void printShowsTheEquationsAndSources() throws IOException {
    Cli printed = Cli.run("model", "print", write("m.ant", MODEL).toString());
    assertThat(printed.out())
        .contains(
            "v = 5",
            "D in v = 0  (concentration)",
            "J: D => nothing",
            "d amount(D)/dt = -J",
            "ke = 0.7 per_day",
            "READ: a study");
  }

  @Test
  void convertGoesToSbmlAndBackToTheSameNetwork() throws IOException {
    Path model = write("m.ant", MODEL);
    Path sbml = folder.resolve("m.xml");
    Path back = folder.resolve("back.ant");
    assertThat(Cli.run("model", "convert", model.toString(), sbml.toString()).code()).isZero();
    assertThat(Cli.run("model", "convert", sbml.toString(), back.toString()).code()).isZero();
    assertThat(Files.readString(back)).contains("J: D => ; ke * D * v");
  }

  @Test
  void simulateFollowsTheDosesToTheGivenDay() throws IOException {
    Path model = write("m.ant", MODEL);
    Path doses = write("doses.csv", "TIME,AMT,ADDL,II,CMT\n0,100,1,1,D\n");
    Cli run =
        Cli.run(
            "simulate",
            model.toString(),
            "--doses",
            doses.toString(),
            "--until",
            "48h",
            "--every",
            "24h",
            "--csv");
    assertThat(run.code()).isZero();
    String[] lines = run.out().strip().split("\n");
    assertThat(lines[0]).isEqualTo("time,D");
    double last = Double.parseDouble(lines[3].split(",")[1]);
    double exact = 20 * (Math.exp(-1.4) + Math.exp(-0.7));
    assertThat(Math.abs(last - exact)).isLessThan(1e-4);
  }

  @Test
  void aPopulationPrintsQuantilesAndWritesItsTrajectories() throws IOException {
    Path model = write("m.ant", MODEL.replace("D in v = 0", "D in v = 20"));
    Path out = folder.resolve("runs");
    Cli run =
        Cli.run(
            "simulate",
            model.toString(),
            "--until",
            "2d",
            "--every",
            "1d",
            "--patients",
            "200",
            "--out",
            out.toString(),
            "--json");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"patients\" : 200", "\"median\"");
    assertThat(Files.readAllLines(out.resolve("trajectories.csv"))).hasSize(1 + 200 * 3);
    assertThat(Files.exists(out.resolve("run.checkpoint"))).isFalse();
  }

  @Test
  void aRegimenInWordsTreatsTheNiche() {
    String niche = Path.of("../models/niche.ant").toString();
    String[] words = {
      "simulate", niche, "--until", "84d", "--every", "84d", "--observe", "TIC", "--csv"
    };
    String[] treated = Arrays.copyOf(words, words.length + 2);
    treated[words.length] = "--doses";
    treated[words.length + 1] = "bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x4";
    Cli without = Cli.run(words);
    Cli with = Cli.run(treated);
    assertThat(with.code()).as(with.err()).isZero();
    assertThat(with.out()).isNotEqualTo(without.out());
    treated[words.length + 1] = "bortezomib 1.3 mg/m2 SC d1,4 q21d x4 + nonsense";
    assertThat(Cli.run(treated).code()).isEqualTo(2);
  }

  @Test
  void aRunThatDoesNotReachItsEndIsAFaultAndNotAResult() throws IOException {
    String until = "--until=5";
    // x = 1 / (1 - t), which has no value at 1.
    Path explodes = write("explodes.ant", "x = 1; x' = x^2\n");
    Path withEvent = write("event.ant", "x = 1; x' = x^2; var y = 0; E: at (time > 9): y = 1\n");
    for (Path model : List.of(explodes, withEvent)) {
      for (String method : List.of("ode", "hybrid")) {
        Cli run = Cli.run("simulate", model.toString(), until, "--method", method);
        assertThat(run.code()).as("%s by %s", model, method).isEqualTo(2);
        assertThat(run.err()).contains("fault", "kinetics/integration-failed", "at time ");
      }
    }
    Cli json = Cli.run("simulate", explodes.toString(), until, "--json");
    assertThat(json.code()).isEqualTo(2);
    assertThat(json.out()).contains("\"failed\" : 1");
    Path some = write("some.ant", "k = 0.1 // spread: lognormal(cv=200%)\nx = 1; x' = k*x^2\n");
    Cli many = Cli.run("simulate", some.toString(), until, "--patients", "50");
    assertThat(many.code()).isZero();
    assertThat(many.err()).contains("warning", " of 50 patients");
    assertThat(Cli.run("simulate", explodes.toString(), until, "--patients", "5").code())
        .isEqualTo(2);
  }

  @Test
  void theSettingsThatJsonNamesAreThoseOfTheMethod() throws IOException {
    Path model = write("m.ant", "substanceOnly species A = 20\nJ: A -> ; 0.1*A\n");
    for (String[] expected :
        new String[][] {
          {"ode", "RODAS5P, rtol"},
          {"ssa", "direct method of Gillespie"},
          {"tau", "epsilon 0.03"},
          {"hybrid", "below 1000.0 until they pass 1500.0, the rest by RODAS5P"}
        }) {
      String[] words = {
        "simulate", model.toString(), "--until", "3", "--method", expected[0], "--json"
      };
      assertThat(Cli.run(words).out()).contains(expected[1]);
    }
    String[] exact = {"simulate", model.toString(), "--until", "3", "--method", "ssa", "--json"};
    assertThat(Cli.run(exact).out()).doesNotContain("RODAS5P");
  }

  @Test
  void mistakesOfTheUserAreFindingsWithoutAStackTrace() throws IOException {
    Path model = write("m.ant", MODEL);
    Path binary = Files.write(folder.resolve("b.ant"), new byte[] {(byte) 0xff, 0, (byte) 0x80});
    for (String[] words :
        new String[][] {
          {"simulate", folder.resolve("none.ant").toString(), "--until", "1"},
          {"simulate", model.toString()},
          {"simulate", model.toString(), "--until", "3 parsec"},
          {"simulate", model.toString(), "--until", "3 kg"},
          {"simulate", model.toString(), "--until", "3", "--observe", "E"},
          {"simulate", model.toString(), "--until", "3", "--set", "nothing=3"},
          {"simulate", model.toString(), "--until", "3", "--set", "ke=NaN"},
          {"simulate", model.toString(), "--until", "3", "--every", "0"},
          {"simulate", model.toString(), "--until", "3", "--every", "1e-9"},
          {"simulate", model.toString(), "--until", "3", "--every", "4"},
          {"simulate", model.toString(), "--until", "1e400"},
          {"simulate", model.toString(), "--until", "3", "--rtol", "0"},
          {"simulate", model.toString(), "--until", "3", "--atol", "-1"},
          {"simulate", model.toString(), "--until", "3", "--patients", "0"},
          {"simulate", folder.toString(), "--until", "3"},
          {"model", "check", binary.toString()},
        }) {
      Cli run = Cli.run(words);
      assertThat(run.code()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(run.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void thePageOnAccuracyAndItsPictureAreWhatTheProgramMeasures() throws IOException {
    assertThat(Cli.run("bench", "kinetics", "--accuracy", "--out", folder.toString()).code())
        .isZero();
    for (String name : new String[] {"kinetics-accuracy.md", "kinetics-accuracy.svg"}) {
      assertThat(folder.resolve(name)).hasSameTextualContentAs(Path.of("../docs").resolve(name));
    }
  }
}
