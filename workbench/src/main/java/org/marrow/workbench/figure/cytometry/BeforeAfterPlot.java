package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.marrow.cytometry.count.ChangeTable;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.DetectionStatus;
import org.marrow.cytometry.count.PairedChange;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Shape;
import org.marrow.workbench.figure.Style;

/**
 * Changes as one line a patient from before to after. A count below the limit of detection stands
 * at the limit with a cross, never at a figure of its own. Few pairs bear the interval of each
 * count; many are thin and grey, with those that changed beyond error in colour and the median and
 * the quarters on top.
 */
public final class BeforeAfterPlot {
  /** More pairs than this are drawn as many. */
  private static final int FEW = 12;

  /** A change is called at this false discovery rate. */
  private static final double CALLED = 0.05;

  private static final double[] BOTH = {0, 1};

  private BeforeAfterPlot() {}

  /**
   * The picture and its table.
   *
   * @param population what was counted, in words
   * @param denominator what the share is of, in words
   * @param rows one a patient, of one population; at least one
   */
  public static Figure of(
      String id, String population, String denominator, List<ChangeTable.Row> rows) {
    boolean many = rows.size() > FEW;
    List<Mark> marks = new ArrayList<>(many ? many(rows) : few(rows));
    marks.addAll(below(rows, many));
    double[] range = range(rows, many);
    Plot plot =
        Plot.of(
                id,
                population + ", before and after",
                says(rows),
                Axis.categories("Visit", List.of("before", "after")),
                Axis.log("Share", "% of " + denominator, range[0], range[1]))
            .with(marks.toArray(Mark[]::new));
    return Figure.of(
        plot,
        says(rows)
            + (many
                ? " One thin line a pair; on top the medians with the middle half."
                : " One line a pair; bars are exact intervals of each count.")
            + " Each change has its own interval, in the table.",
        table(id, rows));
  }

  private static String says(List<ChangeTable.Row> rows) {
    long rose = rows.stream().filter(rose()).count();
    long fell = rows.stream().filter(fell()).count();
    return "Of "
        + rows.size()
        + (rows.size() == 1 ? " pair" : " pairs")
        + " "
        + rose
        + " rose and "
        + fell
        + " fell by more than error explains (false discovery rate 5 %).";
  }

  private static Predicate<ChangeTable.Row> rose() {
    return row ->
        row.qValue() <= CALLED && row.change().ratio().orElse(Double.POSITIVE_INFINITY) > 1;
  }

  private static Predicate<ChangeTable.Row> fell() {
    return row -> row.qValue() <= CALLED && row.change().ratio().orElse(1) < 1;
  }

  private static List<Mark> few(List<ChangeTable.Row> rows) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      PairedChange change = rows.get(i).change();
      Style style = Style.of(i).solid();
      marks.add(new Line("", style.wide(1.4), BOTH, heights(change)));
      double shift = rows.size() == 1 ? 0 : 0.05 * ((double) i / (rows.size() - 1) - 0.5);
      Count[] both = {change.before(), change.after()};
      for (int side = 0; side < 2; side++) {
        if (!isBelow(both[side])) {
          marks.add(
              new Intervals(
                  "",
                  style,
                  new double[] {BOTH[side] + shift},
                  new double[] {100 * both[side].interval().lower()},
                  new double[] {100 * both[side].interval().upper()},
                  false));
        }
      }
      marks.add(new Points("", Style.of(i).with(Shape.CIRCLE), BOTH, heights(change)));
    }
    return marks;
  }

  private static List<Mark> many(List<ChangeTable.Row> rows) {
    Style grey = Style.ink().wide(0.9).faint(0.22);
    Style up = Style.of(1).solid().wide(1.6);
    Style down = Style.of(0).wide(1.6);
    List<Mark> marks = new ArrayList<>();
    marks.addAll(lines("no change beyond error", grey, rows, rose().or(fell()).negate()));
    marks.addAll(lines("rose beyond error", up, rows, rose()));
    marks.addAll(lines("fell beyond error", down, rows, fell()));
    double[][] quarters = new double[3][2];
    for (int side = 0; side < 2; side++) {
      int at = side;
      double[] sorted = rows.stream().mapToDouble(r -> heights(r.change())[at]).sorted().toArray();
      for (int q = 0; q < 3; q++) {
        quarters[q][side] = sorted[(int) Math.round(0.25 * (q + 1) * (sorted.length - 1))];
      }
    }
    Style bold = Style.ink().wide(3).with(Shape.DIAMOND);
    String name = "median, with the middle half";
    marks.add(new Line(name, bold, BOTH, quarters[1]));
    marks.add(new Intervals("", bold, BOTH, quarters[0], quarters[2], false));
    marks.add(new Points(name, bold, BOTH, quarters[1]));
    return marks;
  }

  private static List<Mark> lines(
      String name, Style style, List<ChangeTable.Row> rows, Predicate<ChangeTable.Row> which) {
    List<Mark> lines = new ArrayList<>();
    rows.stream()
        .filter(which)
        .forEach(row -> lines.add(new Line(name, style, BOTH, heights(row.change()))));
    return lines;
  }

  private static List<Mark> below(List<ChangeTable.Row> rows, boolean many) {
    List<double[]> found = new ArrayList<>();
    for (ChangeTable.Row row : rows) {
      Count[] both = {row.change().before(), row.change().after()};
      for (int side = 0; side < 2; side++) {
        if (isBelow(both[side])) {
          found.add(new double[] {BOTH[side], height(both[side])});
        }
      }
    }
    if (found.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Points(
            "below the limit of detection, drawn at it",
            Style.ink().with(Shape.CROSS).faint(many ? 0.5 : 1),
            found.stream().mapToDouble(p -> p[0]).toArray(),
            found.stream().mapToDouble(p -> p[1]).toArray()));
  }

  /** Whole decades around everything that is drawn. */
  private static double[] range(List<ChangeTable.Row> rows, boolean many) {
    double[] drawn =
        rows.stream()
            .flatMapToDouble(row -> {
              DoubleStream shares = Arrays.stream(heights(row.change()));
              return many
                  ? shares
                  : DoubleStream.concat(
                      shares,
                      List.of(row.change().before(), row.change().after()).stream()
                          .filter(count -> !isBelow(count))
                          .map(Count::interval)
                          .flatMapToDouble(i -> DoubleStream.of(100 * i.lower(), 100 * i.upper())));
            })
            .filter(value -> value > 0)
            .toArray();
    double low = Arrays.stream(drawn).min().orElse(1);
    double high = Arrays.stream(drawn).max().orElse(100);
    double bottom = StrictMath.pow(10, Math.floor(StrictMath.log10(low)));
    double top = StrictMath.pow(10, Math.ceil(StrictMath.log10(high)));
    return new double[] {bottom, top > bottom ? top : 10 * bottom};
  }

  private static Table table(String id, List<ChangeTable.Row> rows) {
    List<PairedChange> changes = rows.stream().map(ChangeTable.Row::change).toList();
    return Table.of(
        id,
        List.of(
            TextColumn.of("before", changes.stream().map(c -> c.before().describe()).toList()),
            TextColumn.of("after", changes.stream().map(c -> c.after().describe()).toList()),
            TextColumn.of("change", changes.stream().map(PairedChange::describe).toList()),
            new NumberColumn("p", rows.stream().mapToDouble(ChangeTable.Row::pValue).toArray()),
            new NumberColumn("q", rows.stream().mapToDouble(ChangeTable.Row::qValue).toArray()),
            TextColumn.of(
                "variation", changes.stream().map(c -> c.variation().source()).toList())));
  }

  private static boolean isBelow(Count count) {
    return count.status().compareTo(DetectionStatus.NOT_QUANTIFIABLE) < 0;
  }

  private static double[] heights(PairedChange change) {
    return new double[] {height(change.before()), height(change.after())};
  }

  private static double height(Count count) {
    return 100 * (isBelow(count) ? count.detectableShare() : count.share());
  }
}
