package org.marrow.workbench.cli.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on the public cohorts, without hints. */
class SurvivalVerbsTest {
  private static String data(String file) {
    Path path = Path.of("../../shared/data/outcomes").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "the shared data are not here");
    return path.toString();
  }

  private static Cli run(String verb, String... words) {
    List<String> all = new ArrayList<>(List.of("survival", verb, "--json"));
    all.addAll(Arrays.asList(words));
    return Cli.run(all.toArray(String[]::new));
  }

  private static JsonNode json(Cli cli) {
    return JsonMapper.builder().build().readTree(cli.out());
  }

  private static List<String> rules(JsonNode root) {
    List<String> ids = new ArrayList<>();
    root.get("findings").forEach(f -> ids.add(f.get("rule").asString()));
    return ids;
  }

  @Test
  void theArmsOfMulliganAreComparedButNotCalledADrugEffect() {
    Cli cli =
        run(
            "km",
            "--data",
            data("gse9782_clinical.csv"),
            "--formula",
            "Surv(os_months, death) ~ arm",
            "--rmst",
            "24");
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode root = json(cli);
    assertThat(root.get("groups").get(0).get("group").asString()).isEqualTo("bortezomib");
    assertThat(root.get("groups").get(0).get("median").asDouble()).isEqualTo(17.1333);
    assertThat(root.get("restrictedMean").get("groups").size()).isEqualTo(2);
    assertThat(rules(root)).contains("survival/not-randomised");
    assertThat(cli.out()).doesNotContain("drug effect");
    Cli declared =
        run(
            "km",
            "--data",
            data("gse9782_clinical.csv"),
            "--formula",
            "Surv(os_months, death) ~ arm",
            "--randomised");
    assertThat(rules(json(declared))).doesNotContain("survival/not-randomised");
  }

  @Test
  void everTransplantedIsRefusedInEveryDisguiseAndTheHonestAnswersAreGiven(@TempDir Path folder)
      throws Exception {
    List<String> lines = Files.readAllLines(Path.of(data("commpass_gdc_open_2019.csv")));
    int day = Arrays.asList(lines.getFirst().replace("\"", "").split(",", -1)).indexOf("asct_day");
    List<String> derived = new ArrayList<>(List.of(lines.getFirst() + ",asct"));
    for (String line : lines.subList(1, lines.size())) {
      derived.add(line + "," + (line.split(",", -1)[day].isEmpty() ? 0 : 1));
    }
    Path file = folder.resolve("derived.csv");
    Files.write(file, derived);
    for (String[] words :
        List.of(
            new String[] {"km", "--group", "asct"},
            new String[] {"test", "--group", "asct_day"},
            new String[] {"test", "--group", "ever(asct_day)"})) {
      Cli cli =
          run(
              words[0],
              "--data",
              file.toString(),
              "--time",
              "os_days",
              "--event",
              "death",
              words[1],
              words[2],
              "--landmark",
              "270",
              "--adjust",
              "age_years");
      assertThat(cli.code()).as(words[2] + cli.err()).isEqualTo(3);
      JsonNode root = json(cli);
      assertThat(rules(root)).contains("survival/immortal-time");
      assertThat(root.has("test")).isFalse();
      JsonNode offered = root.get("offered");
      assertThat(offered.get("timeDependent").get("hazardRatio").asDouble())
          .isCloseTo(0.52, within(0.005));
      assertThat(offered.get("landmark").get("hazardRatio").asDouble())
          .isCloseTo(0.52, within(0.005));
    }
    Cli cox =
        run(
            "cox",
            "--data",
            file.toString(),
            "--formula",
            "Surv(os_days, death) ~ asct + age_years");
    assertThat(cox.code()).isEqualTo(3);
    assertThat(json(cox).get("terms").size()).isZero();
    assertThat(json(cox).get("offered").get("timeDependent").get("hazardRatio").asDouble())
        .isCloseTo(0.52, within(0.005));
    Cli other =
        run(
            "cox",
            "--data",
            file.toString(),
            "--formula",
            "Surv(os_days, death) ~ age_years + sex");
    assertThat(other.code()).as("baseline covariates pass").isZero();
    Cli insisted =
        run(
            "cox",
            "--data",
            file.toString(),
            "--formula",
            "Surv(os_days, death) ~ asct",
            "--baseline",
            "asct");
    assertThat(json(insisted).get("terms").size()).isEqualTo(1);
  }

  @Test
  void crpIsCutWithTheCorrectedPAndNeverTheNaiveOne(@TempDir Path folder) throws Exception {
    // The 554 rows that have every covariate of the adjusted model.
    List<String> lines = Files.readAllLines(Path.of(data("gse24080_clinical.csv")));
    List<String> heading = Arrays.asList(lines.getFirst().split(",", -1));
    List<String> kept = new ArrayList<>(List.of(lines.getFirst()));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      boolean complete =
          List.of(
                  "maqc_split",
                  "b2m_mg_l",
                  "ldh_u_l",
                  "crp_mg_l",
                  "albumin",
                  "age_years",
                  "cyto_abn")
              .stream()
              .noneMatch(c -> cells[heading.indexOf(c)].isEmpty());
      if (complete) {
        kept.add(line.replace("<0.5", "0.5"));
      }
    }
    Path file = folder.resolve("complete.csv");
    Files.write(file, kept);
    Cli cli =
        run(
            "cutpoint",
            "--data",
            file.toString(),
            "--time",
            "os_months",
            "--event",
            "os_event",
            "--marker",
            "crp_mg_l",
            "--adjust",
            "age_years,b2m_mg_l,ldh_u_l,albumin,cyto_abn",
            "--resamples",
            "30");
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode root = json(cli);
    assertThat(root.get("n").asInt()).isEqualTo(554);
    assertThat(root.get("cut").asDouble()).isEqualTo(5.2);
    assertThat(root.get("p").asDouble()).isCloseTo(0.0224, within(5e-5));
    assertThat(root.get("continuousAdjusted").get("p").asDouble()).isGreaterThan(0.05);
    assertThat(cli.out()).doesNotContain("0.0006").doesNotContain("6.0e-04");
    assertThat(rules(root)).contains("survival/searched-cut");
  }

  @Test
  void mgusProgressionIsTheAalenJohansenAnswer(@TempDir Path folder) throws Exception {
    List<String> lines = Files.readAllLines(Path.of(data("mayo_mgus2.csv")));
    List<String> heading = Arrays.asList(lines.getFirst().replace("\"", "").split(",", -1));
    List<String> rows = new ArrayList<>(List.of("months,cause,sex"));
    for (String line : lines.subList(1, lines.size())) {
      String[] c = line.replace("\"", "").split(",", -1);
      boolean progressed = c[heading.indexOf("pstat")].equals("1");
      if (!c[heading.indexOf("mspike")].isEmpty()) {
        rows.add(
            c[heading.indexOf(progressed ? "ptime" : "futime")]
                + ","
                + (progressed ? 1 : 2 * Integer.parseInt(c[heading.indexOf("death")]))
                + ","
                + c[heading.indexOf("sex")]);
      }
    }
    Path file = folder.resolve("mgus.csv");
    Files.write(file, rows);
    Cli cli =
        run(
            "competing",
            "--data",
            file.toString(),
            "--time",
            "months",
            "--event",
            "cause",
            "--times",
            "120");
    assertThat(json(cli).get("incidence").get(0).get("probability").asDouble())
        .isCloseTo(0.0641194774687, within(1e-12));
    assertThat(cli.out()).doesNotContain("0.0956");
    Cli grouped =
        run(
            "competing",
            "--data",
            file.toString(),
            "--formula",
            "Surv(months, cause) ~ sex",
            "--times",
            "120");
    assertThat(json(grouped).get("gray").get(0).get("chiSquared").asDouble())
        .isCloseTo(1.18739360239, within(1e-9));
  }

  @Test
  void theTrondheimClassGivesAnOddsRatioAndTimesAreAskedFor() {
    Cli cli =
        run(
            "class",
            "--data",
            data("imc_ntnu_spatial_pfs2y.csv"),
            "--outcome",
            "PFS_group",
            "--is",
            "short_PFS",
            "--marker",
            "actMac_to_PC");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(json(cli).get("markers").get(0).get("oddsRatio").asDouble())
        .isCloseTo(1.95, within(0.006));
    assertThat(cli.out()).doesNotContain("hazardRatio");
    Cli km =
        run(
            "km",
            "--data",
            data("imc_ntnu_spatial_pfs2y.csv"),
            "--time",
            "PFS_group",
            "--event",
            "PFS_group");
    assertThat(km.code()).isEqualTo(3);
    assertThat(rules(json(km))).containsExactly("survival/class-end-point");
  }

  @Test
  void theGateListsRowsAndOverlapIsRefused() {
    Cli gate =
        run(
            "check",
            "--data",
            data("commpass_gdc_open_2019.csv"),
            "--id",
            "public_id",
            "--end-point",
            "OS=os_days:death",
            "--end-point",
            "TTNT=ttnt_days:ttnt_event",
            "--dated",
            "line2=line2_day");
    assertThat(gate.code()).isEqualTo(2);
    assertThat(json(gate).get("faults").get("survival/time-not-positive").asInt()).isEqualTo(2);
    assertThat(json(gate).get("faults").get("survival/event-after-death").asInt()).isEqualTo(6);
    Cli overlap =
        run(
            "check",
            "--data",
            data("gse2658_clinical.csv"),
            "--id",
            "gsm",
            "--end-point",
            "TTP=time_months:disease_death",
            "--against",
            data("gse24080_clinical.csv"),
            "--against-id",
            "array");
    assertThat(overlap.code()).isEqualTo(3);
    assertThat(rules(json(overlap))).containsExactly("survival/cohort-overlap");
  }

  @Test
  void powerParametricAndTestsAnswer(@TempDir Path folder) throws Exception {
    assertThat(json(run("power", "--hr", "0.6")).get("needed").get(0).get("events").asDouble())
        .isCloseTo(120.315704377, within(1e-8));
    JsonNode simulated =
        json(run("power", "--hr", "0.5", "--patients", "80", "--repetitions", "20", "--seed", "3"));
    assertThat(simulated.get("methods").size()).isEqualTo(5);
    Cli weibull =
        run(
            "parametric",
            "--data",
            data("gse9782_clinical.csv"),
            "--time",
            "os_months",
            "--event",
            "death",
            "--covariates",
            "age_years");
    assertThat(weibull.code()).as(weibull.err()).isZero();
    assertThat(json(weibull).get("terms").size()).isEqualTo(3);
    for (String kind : List.of("peto", "gehan", "fh:0:1", "modest:4", "maxcombo")) {
      Cli test =
          run(
              "test",
              "--data",
              data("gse9782_clinical.csv"),
              "--formula",
              "Surv(os_months, death) ~ arm + strata(sex)",
              "--kind",
              kind);
      assertThat(test.code()).as(kind + test.err()).isZero();
      assertThat(json(test).get("test").get("p").asDouble()).isBetween(0.0, 1.0);
    }
    Cli wrong =
        run(
            "test",
            "--data",
            data("gse9782_clinical.csv"),
            "--time",
            "os_months",
            "--event",
            "death");
    assertThat(wrong.code()).isEqualTo(2);
    Cli marker =
        run(
            "km",
            "--data",
            data("gse9782_clinical.csv"),
            "--formula",
            "Surv(os_months, death) ~ age_years");
    assertThat(rules(json(marker))).contains("survival/dichotomised-marker");
  }

  @Test
  void theUnusedReferralTimeOfTheMayoCohortIsAskedFor() {
    String[] words = {
      "--data", data("mayo_myeloma.csv"), "--time", "futime", "--event", "death", "--times", "365"
    };
    assertThat(rules(json(run("km", words)))).contains("survival/delayed-entry");
    List<String> late = new ArrayList<>(List.of(words));
    late.addAll(List.of("--entry", "entry"));
    Cli cli = run("km", late.toArray(String[]::new));
    assertThat(rules(json(cli))).doesNotContain("survival/delayed-entry");
    assertThat(json(cli).get("riskTable").get(0).get("atRisk").asInt()).isEqualTo(2045);
  }

  @Test
  void aMarkerStudyFillsTheRemarkListAndNamesWhatIsOpen(@TempDir Path folder) throws Exception {
    Cli cli =
        run(
            "marker",
            "--data",
            data("gse9782_clinical.csv"),
            "--time",
            "os_months",
            "--event",
            "death",
            "--marker",
            "age_years",
            "--end-point",
            "death of any cause",
            "--out",
            folder.toString());
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode root = json(cli);
    assertThat(root.get("word").asString()).isEqualTo("prognostic");
    assertThat(root.get("methods").asString()).contains("264 patients with 156 events");
    assertThat(root.get("remark").get("7").asString()).isEqualTo("death of any cause");
    assertThat(rules(root)).contains("survival/reporting-open");
    assertThat(Files.readString(folder.resolve("remark.md"))).contains("**open**");
  }

  @Test
  void aFigureAndItsNumbersAreWritten(@TempDir Path folder) throws Exception {
    Cli cli =
        run(
            "km",
            "--data",
            data("gse9782_clinical.csv"),
            "--formula",
            "Surv(os_months, death) ~ arm",
            "--out",
            folder.toString());
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(Files.readString(folder.resolve("km.svg"))).startsWith("<svg").contains("At risk");
    assertThat(Files.readAllLines(folder.resolve("km.csv")).getFirst())
        .isEqualTo("group,time,at_risk,events,censored,survival,lower,upper");
  }
}
