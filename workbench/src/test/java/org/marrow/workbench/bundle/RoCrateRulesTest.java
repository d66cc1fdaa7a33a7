package org.marrow.workbench.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of RO-Crate 1.1, one by one, on the bundle of a study that simulates. */
class RoCrateRulesTest {
  @TempDir static Path folder;
  private static final TreeMap<String, JsonNode> ENTITIES = new TreeMap<>();
  private static final Set<String> ENTRIES = new TreeSet<>();
  private static JsonNode crate = JsonMapper.builder().build().createObjectNode();
  private static Path zip = Path.of("");

  @BeforeAll
  static void bundle() throws IOException {
    Path study = Files.createDirectories(folder.resolve("my study"));
    Files.writeString(
        study.resolve("study.yaml"),
        """
        marrow: 1
        title: Mice, a name with a space
        question: Does the bundle hold what was simulated?
        simulate:
          experiment: bortezomib-mice
          rivals: [self-renewal]
        """);
    Path report = folder.resolve("report");
    Cli run = Cli.run("run", study.toString(), "--out", report.toString());
    assertThat(run.code()).as(run.err()).isZero();
    zip = folder.resolve("crate.zip");
    Cli made = Cli.run("bundle", report.toString(), "--out", zip.toString());
    assertThat(made.code()).as(made.err()).isZero();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      file.stream().map(ZipEntry::getName).forEach(ENTRIES::add);
      crate =
          JsonMapper.builder()
              .build()
              .readTree(
                  new String(
                      file.getInputStream(file.getEntry(Crate.FILE)).readAllBytes(),
                      StandardCharsets.UTF_8));
    }
    for (JsonNode entity : crate.get("@graph")) {
      String id = entity.get("@id").asString();
      assertThat(ENTITIES.put(id, entity)).as("%s is described once", id).isNull();
    }
  }

  private static JsonNode entity(String id) {
    return java.util.Objects.requireNonNull(ENTITIES.get(id), id);
  }

  @Test
  void theContextAndTheDescriptorAreThoseOfVersion1Point1() {
    assertThat(crate.get("@context").get(0).asString())
        .isEqualTo("https://w3id.org/ro/crate/1.1/context");
    JsonNode descriptor = entity("ro-crate-metadata.json");
    assertThat(descriptor.get("@type").asString()).isEqualTo("CreativeWork");
    assertThat(descriptor.at("/conformsTo/@id").asString())
        .isEqualTo("https://w3id.org/ro/crate/1.1");
    assertThat(descriptor.at("/about/@id").asString()).isEqualTo("./");
  }

  @Test
  void theRootHasANameADescriptionALicenceAndADateThatNoClockGave() {
    JsonNode root = entity("./");
    assertThat(root.get("@type").asString()).isEqualTo("Dataset");
    for (String key : new String[] {"name", "description", "license"}) {
      assertThat(root.get(key).asString()).as(key).isNotBlank();
    }
    assertThat(LocalDate.parse(root.get("datePublished").asString()))
        .isEqualTo(LocalDate.of(1970, 1, 1));
    assertThat(root.get("description").asString()).contains("1970 stands for it");
  }

  @Test
  void everyFileIsAnEntityWithItsLengthAndIsPartOfTheRootAndNothingElseIs() throws IOException {
    Set<String> parts = new TreeSet<>();
    entity("./").get("hasPart").forEach(part -> parts.add(part.get("@id").asString()));
    Set<String> files = new TreeSet<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (JsonNode entity : ENTITIES.values()) {
        if (entity.get("@type").asString().equals("File")) {
          String path = Crate.path(entity.get("@id").asString());
          files.add(entity.get("@id").asString());
          assertThat(ENTRIES).contains(path);
          assertThat(entity.get("contentSize").asString())
              .isEqualTo(Long.toString(file.getEntry(path).getSize()));
          assertThat(entity.get("encodingFormat").asString()).contains("/");
        }
      }
    }
    assertThat(parts).isEqualTo(files);
    assertThat(files).hasSize(ENTRIES.size() - 1);
  }

  @Test
  void everyIdIsAUriAndEveryReferenceIsDescribed() {
    for (String id : ENTITIES.keySet()) {
      assertThat(URI.create(id).toASCIIString()).isEqualTo(id);
      assertThat(id).doesNotContain(" ", "\\");
    }
    assertThat(ENTITIES).containsKey("study/my%20study/study.yaml");
    List<String> outside = new ArrayList<>();
    for (JsonNode entity : ENTITIES.values()) {
      assertThat(entity.has("@type")).isTrue();
      for (var property : entity.properties()) {
        references(property.getValue()).stream()
            .filter(id -> !ENTITIES.containsKey(id))
            .forEach(outside::add);
      }
    }
    // What is outside are the two terms that RO-Crate and schema.org define themselves.
    assertThat(new TreeSet<>(outside))
        .containsExactly(
            "http://schema.org/CompletedActionStatus", "https://w3id.org/ro/crate/1.1");
  }

  /** Ids referred to; anything nested deeper than a reference breaks the flat form. */
  private static List<String> references(JsonNode value) {
    List<String> ids = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(part -> ids.addAll(references(part)));
    } else if (value.isObject()) {
      assertThat(value.size()).isEqualTo(1);
      ids.add(value.get("@id").asString());
    }
    return ids;
  }

  @Test
  void theActionNamesItsInstrumentItsInputsItsSeedAndItsResults() {
    JsonNode run = entity("#run");
    assertThat(run.at("/instrument/@id").asString()).isEqualTo("#marrow");
    List<String> objects = references(run.get("object"));
    assertThat(objects).contains("study/my%20study/study.yaml", "#seed", "#plan");
    assertThat(references(run.get("result"))).contains("report/report.html");
  }

  @Test
  void modelAndSimulationGoAlong() {
    assertThat(ENTRIES)
        .contains("models/mouse-self-renewal.sedml", "models/mouse-self-renewal-both.xml");
  }

  @Test
  void theBundleIsVerifiedThoughItsNamesHaveSpaces() {
    assertThat(Cli.run("verify", zip.toString()).out()).startsWith("identical");
  }
}
