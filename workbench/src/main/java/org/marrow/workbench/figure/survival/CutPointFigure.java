package org.marrow.workbench.figure.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cutpoint.CutEffect;
import org.marrow.survival.cutpoint.CutPoint;
import org.marrow.survival.cutpoint.MarkerCurve;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Band;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Panels;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;

/**
 * A searched cut on one page: the statistic at every candidate, with the corrected p value and the
 * interval of the cut, and below it the continuous model that keeps what the cut throws away.
 */
public final class CutPointFigure {
  private CutPointFigure() {}

  /**
   * The picture and its table of candidates.
   *
   * @param adjustedFor covariates of the adjusted model, may be empty
   */
  public static Figure of(
      String id, CutPoint cut, CutEffect effect, MarkerCurve curve, List<String> adjustedFor) {
    String title = "Searched cut of " + cut.marker();
    Panels page =
        new Panels(
            id,
            title,
            List.of(search(id, title, cut), hazard(id, cut, effect, curve, adjustedFor)));
    return Figure.of(
        page,
        "Above: absolute standardised log-rank statistic at every candidate cut; the p value is"
            + " corrected for the search, the band is the interval of the best cut over resamples."
            + " Below: the hazard over the whole range of the marker.",
        Table.of(
            id,
            List.of(
                new NumberColumn("cut", cut.candidates()),
                new NumberColumn("statistic", cut.statistics()))));
  }

  private static Plot search(String id, String title, CutPoint cut) {
    double most = Arrays.stream(cut.statistics()).max().orElse(1);
    List<Mark> marks = new ArrayList<>();
    Axis y = Axis.covering("Standardised statistic", "", new double[] {0, most});
    if (cut.cutLower().isPresent() && cut.cutUpper().isPresent()) {
      marks.add(
          new Band(
              "interval of the best cut",
              Style.of(5),
              new double[] {cut.cutLower().getAsDouble(), cut.cutUpper().getAsDouble()},
              new double[] {0, 0},
              new double[] {y.max(), y.max()},
              false));
    }
    marks.add(
        new Line("statistic", Style.of(0).solid().wide(1.4), cut.candidates(), cut.statistics()));
    marks.add(new Reference("best cut", cut.cut(), true));
    String interval =
        cut.cutLower().isPresent()
            ? String.format(
                Locale.ROOT,
                " (%s to %s over resamples)",
                FigureText.number(cut.cutLower().getAsDouble()),
                FigureText.number(cut.cutUpper().orElse(Double.NaN)))
            : "";
    String says =
        String.format(
            Locale.ROOT,
            "Best of %d cuts: %s%s; corrected %s (%s). Exploratory: the cut was chosen in these"
                + " data.",
            cut.candidates().length,
            FigureText.number(cut.cut()),
            interval,
            FigureText.p(cut.p()),
            cut.method());
    // The interval over resamples can reach beyond the candidates of this sample.
    double[] shown =
        Stream.of(Arrays.stream(cut.candidates()), cut.cutLower().stream(), cut.cutUpper().stream())
            .flatMapToDouble(s -> s)
            .toArray();
    return Plot.of(id + "-search", title, says, Axis.covering(cut.marker(), "", shown), y)
        .with(marks.toArray(Mark[]::new))
        .withNotes(List.of(says))
        .tall(200);
  }

  private static Plot hazard(
      String id, CutPoint cut, CutEffect effect, MarkerCurve curve, List<String> adjustedFor) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Hazard ratio above the cut, shrunken by "
            + FigureText.number(effect.shrinkage())
            + ": "
            + FigureText.number(effect.shrunkenHazardRatio())
            + ". Continuous, per standard deviation: "
            + term(effect.perStandardDeviation())
            + (adjustedFor.isEmpty()
                ? "."
                : "; adjusted for "
                    + String.join(", ", adjustedFor)
                    + ": "
                    + term(effect.adjusted())
                    + "."));
    return MarkerCurveFigure.plot(id + "-continuous", curve, List.of())
        .with(new Reference("best cut", cut.cut(), true))
        .withNotes(notes)
        .tall(200);
  }

  private static String term(CoxTerm term) {
    return FigureText.with(
            term.hazardRatio(), term.lower().orElse(Double.NaN), term.upper().orElse(Double.NaN))
        + (term.p().isPresent() ? ", " + FigureText.p(term.p().getAsDouble()) : "");
  }
}
