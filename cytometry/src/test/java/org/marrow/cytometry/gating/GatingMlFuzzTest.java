package org.marrow.cytometry.gating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.fcs.FuzzTally;
import org.marrow.cytometry.transform.AsinhScale;
import org.marrow.cytometry.transform.HyperlogScale;
import org.marrow.cytometry.transform.LinearScale;
import org.marrow.cytometry.transform.LogScale;
import org.marrow.cytometry.transform.LogicleScale;
import org.marrow.cytometry.transform.Ratio;
import org.marrow.cytometry.transform.Scale;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/** Damaged Gating-ML ends in a tree or in findings, never in another exception. */
class GatingMlFuzzTest {
  private static final long INPUTS = FuzzTally.LONG > 0 ? FuzzTally.LONG * 2 / 10 : 1_500;

  private static final List<String> VALUES =
      List.of("", "A", "-1", "B", "FCS", "0", "1", "0.5", "262144", "L", "1e300", "uncompensated");

  // Documents of a few kilobytes; the XML parser's own tables are most of it.
  private static final long MOST_MEMORY = 16L << 20;

  @Test
  void noDamageOfADocumentIsMoreThanAFinding() {
    List<String> seeds = seeds();
    FuzzTally tally = new FuzzTally("gating-ml");
    long refused = 0;
    for (long i = 0; i < INPUTS; i++) {
      Stream random = new Streams(3).stream("gating-ml-fuzz", i);
      StringBuilder text = new StringBuilder(seeds.get((int) random.below(seeds.size())));
      for (long hits = 1 + random.below(3); hits > 0 && !text.isEmpty(); hits--) {
        int at = (int) random.below(text.length());
        switch ((int) random.below(9)) {
          case 0 -> text.setCharAt(at, (char) (32 + random.below(96)));
          case 1 -> text.delete(at, Math.min(text.length(), at + (int) random.below(80)));
          case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 60)));
          case 3 ->
              text.insert(
                  at,
                  List.of("&x;", "NaN", "-", "1e999", "\"", "<a>", "]]>")
                      .get((int) random.below(7)));
          default -> {
            int end = text.indexOf("\"", text.indexOf("\"", at) + 1);
            int begin = text.indexOf("\"", at);
            if (begin > 0 && end > begin) {
              text.replace(begin + 1, end, VALUES.get((int) random.below(VALUES.size())));
            }
          }
        }
      }
      String document = text.toString();
      boolean faulty = false;
      tally.begin();
      try {
        GatingTree read = GatingMl.parse("fuzz", document);
        check(
            GatingMl.parse("again", GatingMl.text(read)).gates().equals(read.gates()),
            i,
            "is written differently");
      } catch (InvalidInput expected) {
        faulty = true;
        refused++;
        check(!expected.findings().isEmpty(), i, "is refused without a reason");
      }
      long used = tally.end(i, document.length(), faulty);
      check(used < MOST_MEMORY, i, "took too much memory");
    }
    tally.write();
    assertThat(refused).isBetween(INPUTS / 4, INPUTS * 19 / 20);
  }

  @Test
  void entitiesAndDocumentTypesAreRefused() {
    String attack =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + "<Gating-ML><RectangleGate id=\"&a;\"/></Gating-ML>";
    assertThatThrownBy(() -> GatingMl.parse("attack", attack)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void everyFaultOfADocumentIsReportedAtOnceWithItsLine() {
    String text =
        "<Gating-ML>\n<RectangleGate id=\"A\"><dimension min=\"x\"><fcs-dimension name=\"F\"/></dimension>"
            + "</RectangleGate>\n<PolygonGate id=\"B\"/>\n</Gating-ML>";
    assertThatThrownBy(() -> GatingMl.parse("two", text))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> {
              assertThat(e.findings()).hasSize(2);
              assertThat(e.findings().get(0).where().line()).hasValue(2);
              assertThat(e.findings().get(1).where().line()).hasValue(3);
            });
  }

  @Test
  void gatesThatDependOnThemselvesAreRefused() {
    RectangleGate a =
        new RectangleGate(
            "A", Optional.of("B"), RectangleGate.above("x", Dimension.of("F"), 1).sides());
    RectangleGate b = new RectangleGate("B", Optional.of("A"), a.sides());
    assertThatThrownBy(() -> GatingTree.of("circle", List.of(a, b)))
        .hasMessageContaining("depend on themselves: A, B");
  }

  private static void check(boolean right, long document, String wrong) {
    if (!right) {
      throw new AssertionError("document " + document + " " + wrong);
    }
  }

  /** A document a gate, so that it is small and read fast, and one with all of them. */
  private static List<String> seeds() {
    GatingTree all = tree();
    List<String> seeds = new ArrayList<>();
    for (Gate gate : all.gates()) {
      if (gate.parent().isEmpty() && !(gate instanceof BooleanGate)) {
        seeds.add(one(gate, Map.copyOf(all.scales()), Map.of(), Map.of()));
      }
    }
    Scale[] scales = {
      new LinearScale(1000, 10),
      new LogScale(262144, 4.5),
      AsinhScale.of(262144, 4, 1),
      HyperlogScale.of(262144, 0.5, 4.5, 0)
    };
    for (Scale scale : scales) {
      seeds.add(one(above(Dimension.of("FL1").on("L")), Map.of("L", scale), Map.of(), Map.of()));
    }
    seeds.add(
        one(
            above(new Dimension("R", true, Dimension.UNCOMPENSATED, Optional.empty())),
            Map.of(),
            Map.of("R", new RatioDimension("R", "FL1", "FL2", new Ratio(1, 0, -1))),
            Map.of()));
    SpectrumMatrix matrix =
        new SpectrumMatrix(
            "M",
            List.of("F1", "F2"),
            List.of("FL1", "FL2"),
            List.of(List.of(1.0, 0.1), List.of(0.0, 1.0)),
            false);
    seeds.add(
        one(above(Dimension.of("F1").compensatedBy("M")), Map.of(), Map.of(), Map.of("M", matrix)));
    if (FuzzTally.LONG == 0) {
      seeds.add(GatingMl.text(all));
    }
    return seeds;
  }

  private static Gate above(Dimension dimension) {
    return RectangleGate.above("A", dimension, 1);
  }

  private static String one(
      Gate gate,
      Map<String, Scale> scales,
      Map<String, RatioDimension> ratios,
      Map<String, SpectrumMatrix> matrices) {
    return GatingMl.text(new GatingTree("one", List.of(gate), scales, ratios, matrices));
  }

  private static GatingTree tree() {
    Dimension x = Dimension.of("FL1").on("L");
    Dimension y = Dimension.of("FL2").compensatedBy(Dimension.FROM_FILE);
    return new GatingTree(
        "seed",
        List.of(
            new RectangleGate("A", Optional.empty(), List.of(new RectangleGate.Side(x, 0.1, 0.9))),
            new PolygonGate(
                "B",
                Optional.of("A"),
                x,
                y,
                List.of(
                    new PolygonGate.Vertex(0, 0),
                    new PolygonGate.Vertex(1, 0),
                    new PolygonGate.Vertex(0, 1))),
            new EllipsoidGate(
                "C",
                Optional.empty(),
                List.of(x, y),
                List.of(0.5, 0.5),
                List.of(List.of(1.0, 0.1), List.of(0.1, 1.0)),
                2),
            new QuadrantGate(
                "Q",
                Optional.empty(),
                List.of(new QuadrantGate.Divider("d", x, List.of(0.3, 0.6))),
                List.of(
                    new QuadrantGate.Quadrant("Q1", List.of(new QuadrantGate.Position("d", 0.5))))),
            new BooleanGate(
                "D",
                Optional.empty(),
                BooleanGate.Operation.AND,
                List.of(new BooleanGate.Operand("A", true), new BooleanGate.Operand("Q1", false)))),
        Map.of("L", LogicleScale.of(262144, 0.5, 4.5, 0)),
        Map.of(),
        Map.of());
  }
}
