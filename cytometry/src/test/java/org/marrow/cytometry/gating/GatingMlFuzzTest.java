package org.marrow.cytometry.gating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.transform.LogicleScale;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/** Damaged Gating-ML ends in a tree or in findings, never in another exception. */
class GatingMlFuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 1_500);

  @Test
  void noDamageOfADocumentIsMoreThanAFinding() {
    String seed = GatingMl.text(tree());
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      Stream random = new Streams(3).stream("gating-ml-fuzz", i);
      StringBuilder text = new StringBuilder(seed);
      for (int h = 0; h <= random.below(4); h++) {
        int at = (int) random.below(text.length());
        switch ((int) random.below(5)) {
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
              text.replace(
                  begin + 1,
                  end,
                  List.of("", "A", "-1", "B", "FCS", "0").get((int) random.below(6)));
            }
          }
        }
      }
      try {
        GatingTree read = GatingMl.parse("fuzz", text.toString());
        assertThat(GatingMl.parse("again", GatingMl.text(read)).gates()).isEqualTo(read.gates());
      } catch (InvalidInput expected) {
        refused++;
        assertThat(expected.findings()).isNotEmpty();
      }
    }
    assertThat(refused).isBetween(INPUTS / 4, INPUTS);
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
