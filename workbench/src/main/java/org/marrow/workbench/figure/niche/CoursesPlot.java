package org.marrow.workbench.figure.niche;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Panels;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Style;

/** Courses of arms over time, a panel a quantity, a line an arm, with a band where there is one. */
public final class CoursesPlot {
  private CoursesPlot() {}

  /**
   * One arm's course of a quantity.
   *
   * @param days abscissas
   * @param middle the line
   * @param low lower edge of the band; the line itself where there is none
   * @param high upper edge
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Course(double[] days, double[] middle, double[] low, double[] high) {
    /** A course without a band. */
    public static Course line(double[] days, double[] values) {
      return new Course(days, values, values, values);
    }
  }

  /** Values above a limit are cut off, or left out so that a line ends there. */
  private static double[] below(double most, double[] values, boolean cut) {
    return Arrays.stream(values)
        .map(v -> v <= most || Double.isNaN(v) ? v : cut ? most : Double.NaN)
        .toArray();
  }

  /**
   * A quantity.
   *
   * @param id lower case with hyphens
   * @param label label of its axis
   * @param unit its unit
   * @param most values above are not drawn
   * @param courses one an arm
   */
  public record Panel(String id, String label, String unit, double most, List<Course> courses) {
    public Panel {
      courses = List.copyOf(courses);
    }

    /**
     * M-protein, drawn up to 100 g/L: patients have 5 to 70 (Poels 2025,
     * doi:10.1038/s41540-025-00585-z), and the model knows no limit of growth.
     */
    public static Panel mProtein(List<Course> courses) {
      return new Panel("m-protein", "M-protein", "g/L", 100, courses);
    }

    /** A quantity that is drawn whole. */
    public static Panel of(String id, String label, String unit, List<Course> courses) {
      return new Panel(id, label, unit, Double.POSITIVE_INFINITY, courses);
    }
  }

  /**
   * The picture.
   *
   * @param title what it shows
   * @param says the same for people who cannot see it, without a full stop
   * @param arms names in the order of the courses
   * @param panels from above
   * @param table every number
   */
  public static Figure of(
      String title, String says, List<String> arms, List<Panel> panels, Table table) {
    return since("Time since the first dose", title, says, arms, panels, table);
  }

  /** The same with another beginning of time. */
  public static Figure since(
      String time, String title, String says, List<String> arms, List<Panel> panels, Table table) {
    List<Plot> plots = new ArrayList<>();
    for (Panel panel : panels) {
      plots.add(plot(time, panel, arms));
    }
    return Figure.of(
        new Panels("courses", title, plots),
        "Simulated. "
            + says
            + "."
            + (panels.stream().anyMatch(p -> Double.isFinite(p.most()))
                ? " M-protein is drawn up to 100 g/L; the model knows no limit of growth."
                : ""),
        table);
  }

  private static Plot plot(String time, Panel panel, List<String> arms) {
    List<Mark> bands = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    List<double[]> all = new ArrayList<>(List.of(new double[] {0}));
    double last = 1;
    for (int a = 0; a < arms.size(); a++) {
      Course course = panel.courses().get(a);
      if (course.low() != course.high()) {
        bands.add(
            new Band(
                "",
                Style.of(a),
                course.days(),
                below(panel.most(), course.low(), true),
                below(panel.most(), course.high(), true),
                false));
      }
      lines.add(
          new Line(
              arms.get(a),
              Style.of(a),
              course.days(),
              below(panel.most(), course.middle(), false)));
      all.add(below(panel.most(), course.high(), true));
      for (int i = 0; i < course.days().length; i++) {
        last = Double.isNaN(course.middle()[i]) ? last : Math.max(last, course.days()[i]);
      }
    }
    return Plot.of(
            panel.id(),
            panel.label(),
            "Simulated: " + panel.label() + " over time, a line an arm.",
            Axis.linear(time, "days", 0, last),
            Axis.covering(panel.label(), panel.unit(), all.toArray(double[][]::new)))
        .tall(200)
        .with(bands.toArray(Mark[]::new))
        .with(lines.toArray(Mark[]::new));
  }
}
