package org.marrow.workbench.cli.cytometry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.cytometry.gating.BooleanGate;
import org.marrow.cytometry.gating.Dimension;
import org.marrow.cytometry.gating.EllipsoidGate;
import org.marrow.cytometry.gating.GatingTree;
import org.marrow.cytometry.gating.PolygonGate;
import org.marrow.cytometry.gating.PolygonGate.Vertex;
import org.marrow.cytometry.gating.RectangleGate;
import org.marrow.cytometry.gating.RectangleGate.Side;
import org.marrow.cytometry.transform.LogicleScale;

/** Eight gates for {@link MadeUpSample}, of each kind one at least. */
final class MadeUpGates {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  private MadeUpGates() {}

  static GatingTree tree() {
    Dimension forward = Dimension.of("FSC-A");
    Dimension height = Dimension.of("FSC-H");
    Dimension side = Dimension.of("SSC-A");
    return new GatingTree(
        "made-up gates",
        List.of(
            new RectangleGate("Cells", Optional.empty(), List.of(new Side(forward, 35_000, OPEN))),
            new PolygonGate(
                "Singlets",
                Optional.of("Cells"),
                forward,
                height,
                List.of(
                    new Vertex(35_000, 26_000),
                    new Vertex(250_000, 190_000),
                    new Vertex(250_000, 250_000),
                    new Vertex(35_000, 40_000))),
            new RectangleGate(
                "Leukocytes",
                Optional.of("Singlets"),
                List.of(new Side(dye("PerCP-A"), 0.6, OPEN))),
            new PolygonGate(
                "Monocytes",
                Optional.of("Leukocytes"),
                dye("FITC-A"),
                side,
                List.of(
                    new Vertex(0.65, 30_000),
                    new Vertex(1.0, 30_000),
                    new Vertex(1.0, 160_000),
                    new Vertex(0.65, 160_000))),
            new RectangleGate(
                "M1-like",
                Optional.of("Monocytes"),
                List.of(
                    new Side(dye("PE-Cy7-A"), 0.65, OPEN),
                    new Side(dye("APC-A"), Double.NEGATIVE_INFINITY, 0.55))),
            new BooleanGate(
                "Other monocytes",
                Optional.of("Monocytes"),
                BooleanGate.Operation.NOT,
                List.of(new BooleanGate.Operand("M1-like", false))),
            new EllipsoidGate(
                "Plasma cells",
                Optional.of("Singlets"),
                List.of(dye("APC-Cy7-A"), dye("BV421-A")),
                List.of(0.83, 0.75),
                List.of(List.of(0.0025, 0.0), List.of(0.0, 0.003)),
                9),
            new BooleanGate(
                "Monocytes or plasma cells",
                Optional.empty(),
                BooleanGate.Operation.OR,
                List.of(
                    new BooleanGate.Operand("Monocytes", false),
                    new BooleanGate.Operand("Plasma cells", false)))),
        Map.of("logicle", LogicleScale.of(262_144, 0.5, 4.5, 0)),
        Map.of(),
        Map.of());
  }

  private static Dimension dye(String channel) {
    return Dimension.of(channel).compensatedBy(Dimension.FROM_FILE).on("logicle");
  }
}
