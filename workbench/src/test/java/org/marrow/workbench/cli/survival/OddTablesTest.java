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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables that people really have, and commands for what cannot be compared at the origin. */
class OddTablesTest {
  @TempDir private Path folder;

  private static Cli run(String... words) {
    List<String> all = new ArrayList<>(List.of("survival"));
    all.addAll(Arrays.asList(words));
    return Cli.run(all.toArray(String[]::new));
  }

  private static JsonNode json(Cli cli) {
    return JsonMapper.builder().build().readTree(cli.out());
  }

  /** time,status,x,g with a marker of ten digits; some cells replaced. */
  private Path cohort(String name, int event, String... cells) throws Exception {
    Stream random = new Streams(8).stream("odd", 0);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      rows.add(
          new String[] {
            String.format(Locale.ROOT, "%.4f", 0.01 + random.exponential()),
            Integer.toString(random.uniform() < 0.6 ? event : event / 3),
            String.format(Locale.ROOT, "%.4f", random.normal()),
            random.uniform() < 0.5 ? "a" : "b"
          });
    }
    for (String cell : cells) {
      String[] parts = cell.split(":", 3);
      rows.get(Integer.parseInt(parts[0]) - 1)[Integer.parseInt(parts[1])] = parts[2];
    }
    List<String> lines = new ArrayList<>(List.of("time,status,größe,g"));
    rows.forEach(r -> lines.add(String.join(",", r)));
    return Files.write(folder.resolve(name), lines);
  }

  @Test
  void eventsCodedOneAndTwoAreReadAsRReadsThemByEveryCommand() throws Exception {
    Path plain = cohort("plain.csv", 1);
    Path coded = folder.resolve("coded.csv");
    Files.write(
        coded,
        Files.readAllLines(plain).stream()
            .map(line -> line.replaceFirst(",1,", ",2,").replaceFirst(",0,", ",1,"))
            .toList());
    for (String[] words :
        new String[][] {
          {"km", "--formula", "Surv(time, status) ~ g"},
          {"test", "--formula", "Surv(time, status) ~ g"},
          {"cox", "--formula", "Surv(time, status) ~ g"},
          {"parametric", "--time", "time", "--event", "status"}
        }) {
      int[] events = new int[2];
      for (Path file : List.of(plain, coded)) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--data", file.toString(), "--json"));
        JsonNode answer = json(run(all.toArray(String[]::new)));
        events[file == plain ? 0 : 1] = answer.get("events").asInt();
      }
      assertThat(events[1]).as(words[0]).isEqualTo(events[0]).isLessThan(100);
    }
    Cli km = run("km", "--data", coded.toString(), "--formula", "Surv(time, status) ~ g");
    assertThat(km.err()).contains("read as censored and event");
  }

  @Test
  void textInNumbersIsListedCellByCellInAllColumnsAndNeverBecomesAFactor() throws Exception {
    Path file = cohort("text.csv", 1, "4:0:12 months", "9:2:<0.5", "30:2:1.2.3");
    Cli cli =
        run("cox", "--data", file.toString(), "--formula", "Surv(time, status) ~ größe", "--json");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out())
        .contains("\\\"12 months\\\" is not a number")
        .contains("\\\"<0.5\\\" is not a number")
        .contains("\\\"1.2.3\\\" is not a number");
    assertThat(json(cli).get("findings")).hasSize(3);
    Path factor = cohort("stage.csv", 1);
    List<String> lines = new ArrayList<>(List.of("time,status,stage"));
    List<String> old = Files.readAllLines(factor);
    for (int i = 1; i < old.size(); i++) {
      String[] cells = old.get(i).split(",", -1);
      lines.add(cells[0] + "," + cells[1] + "," + List.of("1", "2", "3a", "3b").get(i % 4));
    }
    Files.write(factor, lines);
    Cli kept =
        run(
            "cox",
            "--data",
            factor.toString(),
            "--formula",
            "Surv(time, status) ~ stage",
            "--json");
    assertThat(kept.code()).as(kept.err()).isZero();
    assertThat(json(kept).get("terms")).hasSize(3);
  }

  @Test
  void anInfiniteCellIsRefusedWithItsRowWhereverANumberIsMeant() throws Exception {
    Path file = cohort("inf.csv", 1, "6:2:Inf", "9:2:-Inf", "12:2:1e999");
    Cli cli =
        run(
            "cox",
            "--data",
            file.toString(),
            "--formula",
            "Surv(time, status) ~ größe",
            "--accept-few-events",
            "--json");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(json(cli).get("findings")).hasSize(3);
    assertThat(json(cli).get("findings").get(0).get("where").toString()).contains("6");
    List<String> few = new ArrayList<>(List.of("time,status,n"));
    for (int i = 0; i < 40; i++) {
      few.add(i + 1 + "," + i % 2 + "," + (i == 7 ? "Inf" : Integer.toString(i * 7 % 3)));
    }
    Path small = Files.write(folder.resolve("few.csv"), few);
    Cli refused =
        run("cox", "--data", small.toString(), "--formula", "Surv(time, status) ~ n", "--json");
    assertThat(refused.code()).as(refused.out()).isEqualTo(2);
    assertThat(refused.out()).contains("Inf").contains("is not a number");
    Path huge = cohort("huge.csv", 1, "6:2:1e300", "9:2:-1e300");
    Cli ended =
        run("cox", "--data", huge.toString(), "--formula", "Surv(time, status) ~ größe", "--firth");
    assertThat(ended.code()).as(ended.err()).isIn(0, 2, 3);
  }

  @Test
  void moreCoefficientsThanEventsAreNotFittedEvenWithAPenalty() throws Exception {
    Path file = cohort("levels.csv", 1);
    Cli cli =
        run(
            "cox",
            "--data",
            file.toString(),
            "--formula",
            "Surv(time, status) ~ factor(größe)",
            "--accept-few-events",
            "--json");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(json(cli).has("offered")).isFalse();
    assertThat(cli.out()).contains("survival/more-parameters-than-events");
  }

  @Test
  void aMarkerThatSeparatesOrDoesNotVaryIsAnsweredNotACrash() throws Exception {
    List<String> lines = new ArrayList<>(List.of("t,d,x,k"));
    Stream random = new Streams(5).stream("separated", 0);
    for (int i = 0; i < 60; i++) {
      int x = i % 2;
      lines.add(
          String.format(
              Locale.ROOT,
              "%.4f,%d,%d,3",
              0.01 + random.exponential(),
              x == 1 && random.uniform() < 0.6 ? 1 : 0,
              x));
    }
    Path file = Files.write(folder.resolve("separated.csv"), lines);
    String out = folder.resolve("m").toString();
    Cli separated =
        run(
            "marker",
            "--data",
            file.toString(),
            "--time",
            "t",
            "--event",
            "d",
            "--marker",
            "x",
            "--out",
            out);
    assertThat(separated.code()).as(separated.err()).isEqualTo(3);
    assertThat(separated.err() + separated.out()).contains("monotone-likelihood");
    Cli constant =
        run(
            "marker",
            "--data",
            file.toString(),
            "--time",
            "t",
            "--event",
            "d",
            "--marker",
            "k",
            "--out",
            out);
    assertThat(constant.code()).isEqualTo(2);
    assertThat(constant.err()).contains("has one value only");
  }

  @Test
  void anotherCodingOfTheEventIsSaidOnceWithTheCodes() throws Exception {
    Path file = cohort("codes.csv", 3);
    Cli cli =
        run("cox", "--data", file.toString(), "--formula", "Surv(time, status) ~ g", "--json");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(json(cli).get("findings")).hasSize(1);
    assertThat(cli.out()).contains("status holds 1, 3").contains("status == 3");
  }

  @Test
  void aNameInAnyAlphabetIsANameAndItsTermIsCalledAsInR() throws Exception {
    Path file = cohort("name.csv", 1);
    Cli cli =
        run("cox", "--data", file.toString(), "--formula", "Surv(time, status) ~ größe", "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(json(cli).get("terms").get(0).get("name").asString()).isEqualTo("größe");
  }

  @Test
  void aConcordanceAloneIsRefusedAsASummary() throws Exception {
    Path file = cohort("score.csv", 1);
    Cli cli =
        run(
            "concordance",
            "--data",
            file.toString(),
            "--formula",
            "Surv(time, status) ~ größe",
            "--json");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.out()).contains("survival/concordance-alone");
  }

  @Test
  void groupsThatWereNotRandomisedGetAnEValueAndWeights() throws Exception {
    Path file = cohort("groups.csv", 1);
    Cli km = run("km", "--data", file.toString(), "--formula", "Surv(time, status) ~ g", "--json");
    assertThat(json(km).get("hazardRatios").get(0).get("eValue").asDouble())
        .isGreaterThanOrEqualTo(1);
    Cli cli =
        run(
            "weight",
            "--data",
            file.toString(),
            "--formula",
            "Surv(time, status) ~ g",
            "--adjust",
            "größe",
            "--out",
            folder.resolve("w").toString(),
            "--json");
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode root = json(cli);
    assertThat(Math.abs(root.get("balance").get(0).get("after").asDouble()))
        .isLessThanOrEqualTo(Math.abs(root.get("balance").get(0).get("before").asDouble()) + 1e-9);
    assertThat(root.get("weighted").get("hazardRatio").asDouble()).isBetween(0.3, 3.0);
    assertThat(folder.resolve("w/balance.svg")).exists();
  }

  @Test
  void visitsGiveACurveOfIntervalsAndAnExposureGivesLandmarks() throws Exception {
    Stream random = new Streams(9).stream("visits", 0);
    List<String> lines = new ArrayList<>(List.of("free,seen,t,d,day"));
    for (int i = 0; i < 200; i++) {
      double t = random.exponential() * 6;
      double visit = Math.ceil(t / 2) * 2;
      double day = 5 * random.uniform();
      boolean seen = visit <= 12;
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%.3f,%d,%s",
              seen ? Double.toString(visit - 2) : "12",
              seen ? Double.toString(visit) : "",
              t,
              1,
              day < t ? String.format(Locale.ROOT, "%.3f", day) : ""));
    }
    Path file = Files.write(folder.resolve("visits.csv"), lines);
    Cli turnbull =
        run(
            "turnbull",
            "--data",
            file.toString(),
            "--lower",
            "free",
            "--upper",
            "seen",
            "--out",
            folder.resolve("t").toString(),
            "--json");
    assertThat(turnbull.code()).as(turnbull.err()).isZero();
    double sum = 0;
    for (JsonNode interval : json(turnbull).get("intervals")) {
      sum += interval.get("probability").asDouble();
    }
    assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(folder.resolve("t/turnbull.svg")).exists();
    Cli supermodel =
        run(
            "supermodel",
            "--data",
            file.toString(),
            "--time",
            "t",
            "--event",
            "d",
            "--exposure",
            "day",
            "--landmarks",
            "1,2,3",
            "--window",
            "6",
            "--out",
            folder.resolve("s").toString(),
            "--json");
    assertThat(supermodel.code()).as(supermodel.err()).isZero();
    assertThat(json(supermodel).get("landmarks")).hasSize(3);
    assertThat(folder.resolve("s/forest.svg")).exists();
  }
}
