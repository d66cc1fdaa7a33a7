package org.marrow.cytometry.gating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.SharedData;

/** The compliance suite of Gating-ML 2.0: gate membership of all 13,367 events, event for event. */
class GatingMlTruthTest {
  private static final String ALL = "gml_all_gates.xml";

  /** The suite's names of two results and the ids that the gates have in the files. */
  private static final Map<String, String> IDS = Map.of("ParQuadRect", "ParRectangle1");

  @TestFactory
  List<DynamicTest> everyTruthVectorIsMetByBothRoutes() throws IOException {
    Sample sample = FcsReader.read(SharedData.data("gatingml2/data1.fcs"));
    Map<String, GatingTree> trees = trees();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path truth : listed("gatingml2/truth")) {
      String name = truth.getFileName().toString().replaceAll("Results_|\\.txt", "");
      String id = IDS.getOrDefault(name, name);
      BitSet expected = vector(truth);
      trees.forEach((file, tree) -> {
        // Single-gate files share ids: the parent of a quadrant rectangle is called like another.
        boolean meant = !id.equals("ParRectangle1") || file.contains("quadrant_rect");
        if (tree.ids().contains(id) && meant) {
          tests.add(
              DynamicTest.dynamicTest(
                  name + " by " + file,
                  () -> {
                    BitSet inside = tree.apply(sample).events(id);
                    inside.xor(expected);
                    assertThat(inside.cardinality()).as("events that differ").isZero();
                  }));
        }
      });
    }
    return tests;
  }

  @Test
  void allThirtySixVectorsAreCoveredOneByOneAndAllButOneTogether() throws IOException {
    Map<String, GatingTree> trees = trees();
    int single = 0;
    int together = 0;
    for (Path truth : listed("gatingml2/truth")) {
      String name = truth.getFileName().toString().replaceAll("Results_|\\.txt", "");
      String id = IDS.getOrDefault(name, name);
      boolean alone =
          trees.entrySet().stream()
              .anyMatch(e -> !e.getKey().equals(ALL) && e.getValue().ids().contains(id));
      single += alone ? 1 : 0;
      together += Objects.requireNonNull(trees.get(ALL)).ids().contains(id) ? 1 : 0;
    }
    assertThat(single).isEqualTo(36);
    assertThat(together).isEqualTo(35);
  }

  @Test
  void everyFileOfTheSuiteComesBackEqualFromWriting() throws IOException {
    Sample sample = FcsReader.read(SharedData.data("gatingml2/data1.fcs"));
    for (Map.Entry<String, GatingTree> entry : trees().entrySet()) {
      GatingTree tree = entry.getValue();
      GatingTree back = GatingMl.parse(tree.source(), GatingMl.text(tree));
      assertThat(back.gates()).as(entry.getKey()).isEqualTo(tree.gates());
      assertThat(back.ratios()).isEqualTo(tree.ratios());
      assertThat(back.matrices()).isEqualTo(tree.matrices());
      assertThat(back.scales().keySet()).isEqualTo(tree.scales().keySet());
      assertThat(GatingMl.text(back)).isEqualTo(GatingMl.text(tree));
      Membership before = tree.apply(sample);
      Membership after = back.apply(sample);
      for (String gate : before.gates()) {
        assertThat(after.events(gate)).as(gate).isEqualTo(before.events(gate));
      }
    }
  }

  private static BitSet vector(Path truth) throws IOException {
    BitSet bits = new BitSet();
    List<String> lines = Files.readAllLines(truth);
    for (int i = 0; i < lines.size(); i++) {
      bits.set(i, lines.get(i).strip().equals("1"));
    }
    assertThat(lines).hasSize(13_367);
    return bits;
  }

  private static Map<String, GatingTree> trees() throws IOException {
    Map<String, GatingTree> trees = new LinkedHashMap<>();
    for (Path path : listed("gatingml2/gml")) {
      trees.put(path.getFileName().toString(), GatingMl.read(path));
    }
    return trees;
  }

  private static List<Path> listed(String folder) throws IOException {
    try (Stream<Path> files = Files.list(SharedData.data(folder))) {
      return files.sorted().toList();
    }
  }
}
