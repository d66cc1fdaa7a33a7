package org.marrow.workbench.figure.niche;

import java.util.List;
import java.util.Map;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.FlowDiagram;
import org.marrow.workbench.figure.FlowDiagram.Arrow;
import org.marrow.workbench.figure.FlowDiagram.Box;

/**
 * The loop that Marrow is about: bortezomib, M1 macrophages, interleukin-1beta, tumour-initiating
 * cells, regrowth, and anakinra that blocks interleukin-1 (Beyar-Katz and others 2019,
 * doi:10.1158/1541-7786.MCR-19-0487). A claim about mice that a study may test, not a fact about
 * people.
 */
public final class NicheDiagram {
  /** A step of the loop that can bear words, for example a simulated fold. */
  public enum Link {
    /** Bortezomib makes M1 macrophages grow. */
    BORTEZOMIB_M1,
    /** M1 macrophages secrete interleukin-1beta. */
    M1_INTERLEUKIN,
    /** Interleukin-1beta enriches tumour-initiating cells. */
    INTERLEUKIN_TIC,
    /** Tumour-initiating cells grow back. */
    TIC_REGROWTH,
    /** Anakinra blocks interleukin-1beta. */
    ANAKINRA_INTERLEUKIN,
    /** Bortezomib kills tumour cells. */
    BORTEZOMIB_TUMOUR
  }

  private static final String BORTEZOMIB = "bortezomib";
  private static final String M1 = "M1";
  private static final String INTERLEUKIN = "IL-1\u03b2";
  private static final String TIC = "TIC";
  private static final String REGROWTH = "regrowth";
  private static final String ANAKINRA = "anakinra";

  private NicheDiagram() {}

  /**
   * The picture and its table.
   *
   * @param id short name of the figure
   * @param anakinra whether anakinra is given; without it its arrow is dashed, with it the one from
   *     interleukin-1beta to the tumour-initiating cells
   * @param words what a simulation gave, to write at the steps; a step without words bears none
   */
  public static Figure of(String id, boolean anakinra, Map<Link, String> words) {
    String mark = words.isEmpty() ? "" : "Simulated, not measured. ";
    List<Arrow> arrows =
        List.of(
            new Arrow(BORTEZOMIB, M1, true, true, at(words, Link.BORTEZOMIB_M1)),
            new Arrow(M1, INTERLEUKIN, true, true, at(words, Link.M1_INTERLEUKIN)),
            new Arrow(INTERLEUKIN, TIC, true, !anakinra, at(words, Link.INTERLEUKIN_TIC)),
            new Arrow(TIC, REGROWTH, true, true, at(words, Link.TIC_REGROWTH)),
            new Arrow(ANAKINRA, INTERLEUKIN, false, anakinra, at(words, Link.ANAKINRA_INTERLEUKIN)),
            new Arrow(BORTEZOMIB, "tumour", false, true, at(words, Link.BORTEZOMIB_TUMOUR)));
    FlowDiagram diagram =
        new FlowDiagram(
            id,
            anakinra ? "The loop, with interleukin-1 blocked" : "The loop under bortezomib",
            mark
                + "Bortezomib lowers the tumour and raises M1 macrophages; they raise interleukin-1beta,"
                + " which raises tumour-initiating cells (TIC), which raise regrowth. Anakinra"
                + (anakinra
                    ? " blocks interleukin-1beta, so that step is dashed."
                    : " could block interleukin-1beta; it is not given, so its step is dashed."),
            List.of(
                new Box(BORTEZOMIB, 0, 0, 0),
                new Box(M1, 1, 0, 1),
                new Box(INTERLEUKIN, 2, 0, 1),
                new Box(TIC, 3, 0, 3),
                new Box(REGROWTH, 4, 0, 4),
                new Box("tumour", 0, 1, 4),
                new Box(ANAKINRA, 2, 1, 2)),
            arrows);
    String caption =
        "An arrow raises, a bar lowers; a dashed step does not act here. The loop is what mice"
            + " showed (Beyar-Katz 2019); in people it is an open question.";
    return Figure.of(diagram, caption, table(id, arrows));
  }

  private static String at(Map<Link, String> words, Link link) {
    return words.getOrDefault(link, "");
  }

  private static Table table(String id, List<Arrow> arrows) {
    return Table.of(
        id,
        List.of(
            TextColumn.of("from", arrows.stream().map(Arrow::from).toList()),
            TextColumn.of("to", arrows.stream().map(Arrow::to).toList()),
            TextColumn.of(
                "effect", arrows.stream().map(a -> a.raises() ? "raises" : "lowers").toList()),
            TextColumn.of("acts", arrows.stream().map(a -> a.active() ? "yes" : "no").toList()),
            TextColumn.of("words", arrows.stream().map(Arrow::words).toList())));
  }
}
