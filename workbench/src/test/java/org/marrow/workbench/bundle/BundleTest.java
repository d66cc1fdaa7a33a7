package org.marrow.workbench.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BundleTest {
  private static final Path MAYO = Path.of("../studies/mayo-myeloma");

  @TempDir static Path folder;
  private static Path report = Path.of("");
  private static Path bundle = Path.of("");

  @TempDir Path other;

  @BeforeAll
  static void bundleOnce() {
    report = folder.resolve("mayo-myeloma");
    bundle = folder.resolve("mayo.zip");
    assertThat(Cli.run("run", MAYO.toString(), "--out", report.toString()).code()).isZero();
    Cli made = Cli.run("bundle", report.toString(), "--out", bundle.toString());
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).contains("2 inputs");
  }

  private static String entry(Path zip, String name) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry found = file.getEntry(name);
      assertThat(found).as(name).isNotNull();
      return new String(file.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theMetadataIsAnRoCrateWithEveryFileItsHashTheSeedAndTheVersion() throws IOException {
    JsonNode crate = JsonMapper.builder().build().readTree(entry(bundle, Crate.FILE));
    TreeMap<String, JsonNode> entities = new TreeMap<>();
    crate.get("@graph").forEach(e -> entities.put(e.get("@id").asString(), e));
    assertThat(entity(entities, Crate.FILE).at("/conformsTo/@id").asString())
        .isEqualTo("https://w3id.org/ro/crate/1.1");
    assertThat(entity(entities, "./").get("name").asString()).contains("Survival");
    assertThat(entity(entities, "./").get("datePublished").asString()).isEqualTo("1970-01-01");
    assertThat(entity(entities, "#seed").get("value").asString()).isEqualTo("1");
    assertThat(entity(entities, "#marrow").get("softwareVersion").asString()).isNotBlank();
    assertThat(entity(entities, "#run").get("@type").asString()).isEqualTo("CreateAction");
    Set<String> named = new LinkedHashSet<>();
    entity(entities, "./").get("hasPart").forEach(part -> named.add(part.get("@id").asString()));
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.equals(Crate.FILE))
          .forEach(name -> {
            assertThat(named).contains(name);
            assertThat(entity(entities, name).get("sha256").asString()).matches("[0-9a-f]{64}");
          });
      assertThat(zip.stream().map(ZipEntry::getName))
          .contains("study/mayo-myeloma/myeloma.csv", "report/report.html")
          .noneMatch(name -> name.contains(".study-location"));
    }
  }

  private static JsonNode entity(Map<String, JsonNode> entities, String id) {
    return Objects.requireNonNull(entities.get(id), id);
  }

  @Test
  void everyIdThatIsReferredToIsDescribed() throws IOException {
    JsonNode crate = JsonMapper.builder().build().readTree(entry(bundle, Crate.FILE));
    Set<String> described = new LinkedHashSet<>();
    crate.get("@graph").forEach(e -> described.add(e.get("@id").asString()));
    for (JsonNode entity : crate.get("@graph")) {
      for (String list : new String[] {"hasPart", "object", "result", "mentions"}) {
        if (entity.has(list)) {
          entity.get(list).forEach(e -> assertThat(described).contains(e.get("@id").asString()));
        }
      }
    }
  }

  @Test
  void theSameReportGivesTheSameBytesAndADateOnlyChangesTheMetadata() throws IOException {
    Path again = other.resolve("again.zip");
    assertThat(Cli.run("bundle", report.toString(), "--out", again.toString()).code()).isZero();
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(bundle));
    Path dated = other.resolve("dated.zip");
    assertThat(
            Cli.run("bundle", report.toString(), "--out", dated.toString(), "--date", "2026-11-30")
                .code())
        .isZero();
    assertThat(entry(dated, Crate.FILE)).contains("2026-11-30");
    assertThat(entry(dated, "report/report.html")).isEqualTo(entry(bundle, "report/report.html"));
  }

  @Test
  void aBundleIsVerifiedWhereNothingElseOfTheStudyIs() {
    Cli cli = Cli.run("verify", bundle.toString());
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).startsWith("identical");
  }

  @Test
  void aChangedFileInABundleIsNamed() throws IOException {
    Path changed = other.resolve("changed.zip");
    try (ZipFile zip = new ZipFile(bundle.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith("myeloma.csv")) {
          bytes =
              new String(bytes, StandardCharsets.UTF_8)
                  .replace("1,57,0,1431,1", "1,57,0,1432,1")
                  .getBytes(StandardCharsets.UTF_8);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(bytes);
        out.closeEntry();
      }
    }
    Cli cli = Cli.run("verify", changed.toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("study/mayo-myeloma/myeloma.csv", "results.json");
  }

  @Test
  void aTableThatLooksPersonalStaysAtHomeAndItsHashGoesAlong() throws IOException {
    Path study = Files.createDirectories(other.resolve("small"));
    Files.writeString(
        study.resolve("study.yaml"),
        Files.readString(MAYO.resolve("study.yaml"))
            .replace("    breaks: [60, 70, 80, 90]\n", "")
            .replaceAll("    labels: .*\n", ""));
    StringBuilder table = new StringBuilder("id,year,entry,futime,death\n");
    for (int i = 1; i <= 12; i++) {
      table.append("P").append(i).append(i % 2 == 0 ? ",a,0," : ",b,0,");
      table.append(100 + 31 * i).append(',').append(i % 3 == 0 ? 0 : 1).append('\n');
    }
    Path patients = study.resolve("myeloma.csv");
    Files.writeString(patients, table);
    Path out = other.resolve("small-report");
    Cli run = Cli.run("run", study.toString(), "--out", out.toString());
    assertThat(run.code()).as(run.err()).isIn(0, 3);
    // A pseudonym that is a number of a hospital is what the check must find in the input.
    String personal = PersonalInput.reason(written("id,name\n1,A\n"), "t.csv", "id").orElse("");
    assertThat(personal).contains("name");
    assertThat(PersonalInput.reason(patients, "myeloma.csv", "id")).isEmpty();
    assertThat(PersonalInput.reason(patients, "../myeloma.csv", "id").orElse(""))
        .contains("outside");
    assertThat(PersonalInput.reason(patients, "myeloma.xlsx", "id").orElse(""))
        .contains("not checked");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(other.resolve("t.csv"), text);
  }

  @Test
  void anEventFileWithTellingKeywordsStaysAtHomeUntilItIsAnonymised() throws IOException {
    Path example = other.resolve("example");
    assertThat(Cli.run("fcs", "example", "--events", "500", "--out", example.toString()).code())
        .isZero();
    Path file = example.resolve("example.fcs");
    assertThat(PersonalInput.reason(file, "example.fcs", "").orElse("")).contains("$SRC");
    Path clean = other.resolve("clean.fcs");
    assertThat(Cli.run("fcs", "anonymise", file.toString(), "--out", clean.toString()).code())
        .isZero();
    assertThat(PersonalInput.reason(clean, "clean.fcs", "")).isEmpty();
  }

  @Test
  void aZipThatReachesOutOfItsFolderIsRefused() throws IOException {
    Path evil = other.resolve("evil.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(evil))) {
      out.putNextEntry(new ZipEntry("../outside.txt"));
      out.write(1);
      out.closeEntry();
    }
    assertThatThrownBy(() -> ZipFiles.unpack(evil, Files.createDirectories(other.resolve("in"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("outside its folder");
    assertThat(other.resolve("outside.txt")).doesNotExist();
  }

  @Test
  void brokenBundlesAreBadInputAndNeverADefect() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    Stream stream = new Streams(11).stream("broken-bundles", 0);
    Path broken = other.resolve("broken.zip");
    for (int i = 0; i < 60; i++) {
      byte[] bytes = java.util.Arrays.copyOf(whole, (int) stream.below(whole.length));
      for (int flips = 0; flips < 5 && bytes.length > 0; flips++) {
        bytes[(int) stream.below(Math.min(bytes.length, 400))] ^= (byte) (1 << stream.below(8));
      }
      Files.write(broken, bytes);
      Path into = Files.createDirectories(other.resolve("into" + i));
      try {
        ZipFiles.unpack(broken, into);
      } catch (InvalidInput expected) {
        assertThat(expected.findings()).isNotEmpty();
      }
    }
    Files.writeString(broken, "not a zip");
    Cli cli = Cli.run("verify", broken.toString());
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("workbench/not-a-bundle").doesNotContain("\tat ");
  }

  @Test
  void aDateThatIsNoDayIsAWrongCommand() {
    assertThat(Cli.run("bundle", report.toString(), "--date", "2026-13-01").code()).isEqualTo(2);
  }
}
