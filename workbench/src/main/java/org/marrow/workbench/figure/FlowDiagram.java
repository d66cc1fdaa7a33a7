package org.marrow.workbench.figure;

import java.util.List;

/**
 * Boxes and arrows on a grid: what makes what grow, and what holds it back. An arrow with a head
 * raises, one with a bar lowers; so the two differ without colour.
 *
 * @param id short name in lower case with hyphens; also the file name
 * @param title title above the picture
 * @param says the same as a sentence, for readers who cannot see it
 * @param boxes the boxes
 * @param arrows the arrows between them
 */
public record FlowDiagram(String id, String title, String says, List<Box> boxes, List<Arrow> arrows)
    implements Picture {
  /**
   * A box.
   *
   * @param name its words; unique in the diagram
   * @param column place from the left, from 0
   * @param row place from the top, from 0
   * @param series colour of its edge
   */
  public record Box(String name, int column, int row, int series) {}

  /**
   * An arrow.
   *
   * @param from name of the box it leaves
   * @param to name of the box it reaches
   * @param raises whether it raises, else it lowers
   * @param active whether it acts; one that does not is drawn dashed
   * @param words beside it; may be empty
   */
  public record Arrow(String from, String to, boolean raises, boolean active, String words) {}

  public FlowDiagram {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
    if (title.isBlank() || says.isBlank() || boxes.isEmpty()) {
      throw new IllegalArgumentException("diagram " + id + " needs a title, a sentence and boxes");
    }
    for (Arrow arrow : arrows) {
      find(boxes, arrow.from());
      find(boxes, arrow.to());
    }
  }

  Box box(String name) {
    return find(boxes, name);
  }

  private static Box find(List<Box> boxes, String name) {
    return boxes.stream()
        .filter(box -> box.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the diagram has no box " + name));
  }

  /** The same read from above to below instead of from left to right. */
  private FlowDiagram turned() {
    List<Box> turned =
        boxes.stream().map(b -> new Box(b.name(), b.row(), b.column(), b.series())).toList();
    return new FlowDiagram(id, title, says, turned, arrows);
  }

  @Override
  public String svg(double width) {
    return new FlowDrawing(width < WIDE ? turned() : this, width).svg();
  }
}
