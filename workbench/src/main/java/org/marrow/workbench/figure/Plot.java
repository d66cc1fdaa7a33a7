package org.marrow.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two axes and what is drawn between them.
 *
 * @param id short name in lower case with hyphens; also the file name
 * @param title title above the plot
 * @param says one or two sentences that say what is to be seen, for readers who cannot see it
 * @param x horizontal axis
 * @param y vertical axis
 * @param marks drawn in this order
 * @param under numbers below the x axis, if any
 * @param beside words to the right, if any
 * @param notes sentences below everything, with the numbers a reader needs beside the picture
 * @param height height of the area between the axes, in pixels of the drawing
 */
public record Plot(
    String id,
    String title,
    String says,
    Axis x,
    Axis y,
    List<Mark> marks,
    Optional<AlignedTable> under,
    Optional<SideColumns> beside,
    List<String> notes,
    double height)
    implements Picture {
  private static final double USUAL_HEIGHT = 300;

  public Plot {
    marks = List.copyOf(marks);
    notes = List.copyOf(notes);
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("a plot id is lower case with hyphens, got: " + id);
    }
    if (title.isBlank() || says.isBlank()) {
      throw new IllegalArgumentException("plot " + id + " needs a title and a sentence");
    }
    if (!(height >= 40)) {
      throw new IllegalArgumentException("plot " + id + " must be 40 high or more: " + height);
    }
  }

  /** A plot without marks. */
  public static Plot of(String id, String title, String says, Axis x, Axis y) {
    return new Plot(
        id,
        title,
        says,
        x,
        y,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        USUAL_HEIGHT);
  }

  /** The same with more marks on top. */
  public Plot with(Mark... more) {
    List<Mark> all = new ArrayList<>(marks);
    all.addAll(List.of(more));
    return new Plot(id, title, says, x, y, all, under, beside, notes, height);
  }

  /** The same with numbers below the x axis. */
  public Plot withUnder(AlignedTable table) {
    return new Plot(id, title, says, x, y, marks, Optional.of(table), beside, notes, height);
  }

  /** The same with words to the right. */
  public Plot withBeside(SideColumns columns) {
    return new Plot(id, title, says, x, y, marks, under, Optional.of(columns), notes, height);
  }

  /** The same with more sentences below. */
  public Plot withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Plot(id, title, says, x, y, marks, under, beside, all, height);
  }

  /** The same with another height of the area between the axes. */
  public Plot tall(double pixels) {
    return new Plot(id, title, says, x, y, marks, under, beside, notes, pixels);
  }

  /** What a screen reader says: the caller's sentences, the axes and the series. */
  public String description() {
    List<String> names =
        marks.stream().map(Mark::name).filter(n -> !n.isEmpty()).distinct().toList();
    String series = names.isEmpty() ? "" : " Series: " + String.join("; ", names) + ".";
    return says + " Horizontal axis: " + x.title() + ". Vertical axis: " + y.title() + "." + series;
  }

  @Override
  public String svg(double width) {
    return new PlotDrawing(this, width, 0).svg();
  }
}
