package org.marrow.workbench.cli.cytometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.cli.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventCommandsTest {
  private static final Path DATA = Path.of("../../shared/data/cytometry");
  @TempDir private Path folder = Path.of("");

  @Test
  void theExampleIsReadWithoutRepairAndItsGatesCountEveryPopulation() throws IOException {
    Path out = folder.resolve("example");
    assertThat(Cli.run("fcs", "example", "--out", out.toString()).code()).isZero();
    JsonNode inspected = json("fcs", "inspect", "--sums", "--json", out + "/example.fcs");
    assertThat(inspected.get("verdict").asString()).isEqualTo("ok");
    assertThat(inspected.get("events").asLong()).isEqualTo(20_000);
    assertThat(inspected.get("channels").get(6).get("label").asString()).isEqualTo("CD14");
    assertThat(inspected.get("channels").get(6).get("sum").asDouble()).isGreaterThan(0);
    Path csv = folder.resolve("membership.csv");
    JsonNode gated =
        json(
            "gate",
            "--gates",
            out + "/gates.xml",
            out + "/example.fcs",
            "--out",
            csv.toString(),
            "--json");
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(20_001);
    for (int g = 0; g < gated.get("gates").size(); g++) {
      int column = g;
      long inside =
          lines.stream().skip(1).filter(line -> line.split(",")[column].equals("1")).count();
      assertThat(inside).isEqualTo(gated.get("gates").get(g).get("count").asLong()).isPositive();
    }
  }

  @Test
  void cellsPerMicrolitreAreNumbersAndBeadsBelongToOneTube() throws IOException {
    String made = Path.of("../docs/examples/count").toString();
    String[] count = {
      "count",
      "--definition",
      "m1-like-mouse-bmdm",
      made + "/made-up-before.csv",
      "--controls",
      "isotype=" + made + "/made-up-isotype.csv",
      "--no-map",
      "--beads",
      "1000@50",
      "--json"
    };
    JsonNode answer = json(count);
    JsonNode absolute = answer.get("perMicrolitre").get(0);
    long k = answer.get("samples").get(0).get("count").get("k").asLong();
    assertThat(absolute.get("value").asDouble()).isEqualTo(k / 1000.0 * 50);
    assertThat(absolute.get("lower").asDouble()).isLessThan(absolute.get("value").asDouble());
    Cli two =
        Cli.run(
            "count",
            "--definition",
            "m1-like-mouse-bmdm",
            made + "/made-up-before.csv",
            made + "/made-up-after.csv",
            "--no-map",
            "--beads",
            "1000@50");
    assertThat(two.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(two.err()).contains("one tube");
    Cli limits =
        Cli.run(
            "count",
            "--definition",
            "m1-like-mouse-bmdm",
            made + "/made-up-before.csv",
            "--lod",
            "100");
    assertThat(limits.err()).contains("--lod 100 is above --loq 50 (its default): give both");
  }

  @Test
  void theConformanceReportIsAPageAndJsonAFile() throws IOException {
    Path out = folder.resolve("made");
    Cli.run("fcs", "example", "--out", out.toString());
    Files.writeString(out.resolve("<b>.fcs"), "nothing of the kind");
    Path pages = folder.resolve("pages");
    Cli cli = Cli.run("fcs", "inspect", "--sums", out.toString(), "--out", pages.toString());
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    String page = Files.readString(pages.resolve("example.fcs.html"));
    assertThat(page).contains("example.fcs: ok", "<td>CD14</td>", "20,000");
    assertThat(Files.readString(pages.resolve("<b>.fcs.html")))
        .contains("&lt;b&gt;.fcs: refused", "cytometry/not-fcs")
        .doesNotContain("<b>");
    assertThat(Files.readString(pages.resolve("example.fcs.json"))).contains("\"verdict\"");
  }

  @Test
  void aRefusedFileOfAFolderDoesNotKeepTheOthersBack() throws IOException {
    Path out = folder.resolve("some");
    Cli.run("fcs", "example", "--out", out.toString());
    Files.writeString(out.resolve("broken.fcs"), "nothing of the kind");
    Path csv = folder.resolve("tables");
    Cli cli = Cli.run("fcs", "convert", out.toString(), "--to", "csv", "--out", csv.toString());
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).contains("broken.fcs");
    assertThat(csv.resolve("example.csv")).exists();
  }

  @Test
  void theSuiteOfTheStandardIsMetThroughTheCommandLine() throws IOException {
    Path suite = DATA.resolve("gatingml2");
    Assumptions.assumeTrue(Files.exists(suite), suite + " is absent");
    Path csv = folder.resolve("all.csv");
    Cli cli =
        Cli.run(
            "gate",
            "--gates",
            suite + "/gml/gml_all_gates.xml",
            suite + "/data1.fcs",
            "--out",
            csv.toString());
    assertThat(cli.code()).as(cli.err()).isZero();
    List<String> lines = Files.readAllLines(csv);
    List<String> ids = List.of(lines.getFirst().split(","));
    int met = 0;
    for (String id : ids) {
      Path truth = suite.resolve("truth/Results_" + id + ".txt");
      if (Files.exists(truth)) {
        List<String> ours = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> ours.add(line.split(",")[ids.indexOf(id)]));
        assertThat(ours)
            .as(id)
            .isEqualTo(Files.readAllLines(truth).stream().map(String::strip).toList());
        met++;
      }
    }
    assertThat(met).isEqualTo(35);
  }

  @Test
  void aRefusedFileSaysWhyAndEndsWithTwo() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.fcs"), "oi21j08cn\n");
    Cli cli = Cli.run("fcs", "inspect", "--json", bad.toString());
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    JsonNode refused = JsonMapper.builder().build().readTree(cli.out());
    assertThat(refused.get("verdict").asString()).isEqualTo("refused");
    assertThat(refused.get("findings").get(0).get("rule").asString())
        .isEqualTo("cytometry/not-fcs");
  }

  @Test
  void severalFilesAreSeveralObjectsOneALine() {
    Path out = folder.resolve("two");
    Cli.run("fcs", "example", "--out", out.toString(), "--events", "10");
    String sample = out + "/example.fcs";
    Cli cli = Cli.run("fcs", "inspect", "--json", sample, sample);
    assertThat(cli.out().strip().lines()).hasSize(2).allMatch(l -> l.startsWith("{\"file\""));
  }

  @Test
  void anonymisingRemovesThePersonAndKeepsTheEvents() {
    Path out = folder.resolve("person");
    Cli.run("fcs", "example", "--out", out.toString(), "--events", "100");
    Path anonymous = folder.resolve("anonymous.fcs");
    Cli cli = Cli.run("fcs", "anonymise", out + "/example.fcs", "--out", anonymous.toString());
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("$SRC", "$DATE");
    JsonNode left = json("fcs", "inspect", "--keywords", "--json", anonymous.toString());
    assertThat(left.get("keywords").toString()).doesNotContain("Jane");
    assertThat(left.get("events").asLong()).isEqualTo(100);
  }

  @Test
  void gatesThatNeedAChannelTheFileLacksAreRefusedWithTheChannelsItHas() {
    Path out = folder.resolve("lacking");
    Cli.run("fcs", "example", "--out", out.toString(), "--events", "10");
    Path csv = folder.resolve("fewer.csv");
    Cli.run("fcs", "convert", out + "/example.fcs", "--out", csv.toString());
    Path suite = DATA.resolve("gatingml2/gml/gml_rect1_gate.xml");
    Assumptions.assumeTrue(Files.exists(suite), suite + " is absent");
    Cli cli = Cli.run("gate", "--gates", suite.toString(), csv.toString());
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).contains("FL1-H", "FSC-A").doesNotContain("\tat ");
  }

  private static JsonNode json(String... words) {
    Cli cli = Cli.run(words);
    assertThat(cli.code()).as(cli.err()).isZero();
    return JsonMapper.builder().build().readTree(cli.out());
  }
}
