package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.cytometry.count.Count;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Line;
import org.marrow.workbench.figure.Mark;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Style;
import org.marrow.workbench.figure.Tick;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.rules.CountingRules;
import org.marrow.workbench.study.SamplesPlan;

/** Counts against dose; dose 0 has its place left of the logarithmic axis. */
final class DoseSection {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private DoseSection() {}

  /** A count at a dose. */
  private record Point(double dose, String curve, Count count) {}

  static Outcome of(SamplesPlan plan, SamplesPlan.Dose dose, List<CountedSample> samples) {
    List<Block> blocks = new ArrayList<>();
    List<String> said = new ArrayList<>();
    List<Map<String, Object>> results = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    boolean repeated = true;
    for (String definition : plan.definitions()) {
      List<Point> points = points(dose, definition, samples);
      if (points.isEmpty()) {
        continue;
      }
      TreeMap<String, List<Point>> curves = new TreeMap<>();
      points.forEach(p -> curves.computeIfAbsent(p.curve(), _ -> new ArrayList<>()).add(p));
      Figure figure = figure(dose, definition, points, curves);
      figures.add(figure);
      blocks.add(new Block.Shown(figure));
      for (Map.Entry<String, List<Point>> curve : curves.entrySet()) {
        List<Point> own = curve.getValue();
        repeated &= own.stream().map(Point::dose).distinct().count() < own.size();
        if (own.stream().map(Point::dose).distinct().count() >= 3) {
          said.add(sentence(dose, definition, own));
        }
      }
      points.forEach(p -> results.add(result(definition, p)));
    }
    List<Finding> findings = new ArrayList<>();
    if (!repeated) {
      findings.add(
          CountingRules.CELLS_ARE_NOT_REPLICATES.at(
              Where.in("samples").column(dose.column()),
              "each dose of "
                  + dose.name()
                  + " has one tube, so no test of a trend and no dose of half effect is printed"));
    }
    blocks.addFirst(
        new Block.Paragraph(
            "Share of each population against the dose of "
                + dose.name()
                + ", with exact 95 % intervals of the counting error."
                + (said.isEmpty() ? "" : " " + String.join(" ", said))));
    Outcome outcome =
        new Outcome(
            new Section("dose", "Dose response", blocks),
            said.isEmpty() ? "Counts are drawn against dose." : said.getFirst(),
            Map.of("doseResponse", results),
            findings);
    return figures.isEmpty()
        ? outcome
        : outcome
            .keyFigure(figures.getFirst())
            .limits(
                "One tube a dose: how far repeated tubes would differ is not known from these data.");
  }

  private static List<Point> points(
      SamplesPlan.Dose dose, String definition, List<CountedSample> samples) {
    List<Point> points = new ArrayList<>();
    for (CountedSample sample : samples) {
      Map<String, String> more = sample.row().more();
      String text = more.getOrDefault(dose.column(), "");
      Optional<Count> count = sample.count(definition);
      if (text.isEmpty() || count.isEmpty()) {
        continue;
      }
      String curve =
          dose.apart()
              .map(column -> dose.apartName() + " " + more.getOrDefault(column, ""))
              .orElse("");
      points.add(new Point(number(text, dose, sample), curve, count.get()));
    }
    points.sort(Comparator.comparingDouble(Point::dose));
    return points;
  }

  private static double number(String text, SamplesPlan.Dose dose, CountedSample sample) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      // Told below, with the text.
    }
    throw new InvalidInput(
        CountingRules.SAMPLE_SHEET.at(
            Where.in(sample.row().sample()).column(dose.column()),
            "\"" + text + "\" is not a dose of 0 or more"));
  }

  private static Figure figure(
      SamplesPlan.Dose dose,
      String definition,
      List<Point> points,
      TreeMap<String, List<Point>> curves) {
    double least = points.stream().mapToDouble(Point::dose).filter(d -> d > 0).min().orElse(1);
    double most = Math.max(least, points.getLast().dose());
    double zero = least / 3;
    List<Tick> ticks = new ArrayList<>();
    points.stream()
        .map(Point::dose)
        .distinct()
        .forEach(
            d -> ticks.add(new Tick(d > 0 ? d : zero, NUMBERS.of(d).replaceAll("\\.?0+$", ""))));
    List<Tick> named =
        ticks.stream()
            .map(t -> new Tick(t.value(), t.label().isEmpty() ? "0" : t.label()))
            .toList();
    List<Mark> marks = new ArrayList<>();
    double highest = 0;
    int series = 0;
    for (Map.Entry<String, List<Point>> curve : curves.entrySet()) {
      List<Point> own = curve.getValue();
      // Curves stand a little apart, so that their intervals do not hide one another.
      double shift = 1 + 0.03 * series;
      double[] x =
          own.stream().mapToDouble(p -> (p.dose() > 0 ? p.dose() : zero) * shift).toArray();
      double[] y = own.stream().mapToDouble(p -> 100 * p.count().share()).toArray();
      double[] low = own.stream().mapToDouble(p -> 100 * p.count().interval().lower()).toArray();
      double[] high = own.stream().mapToDouble(p -> 100 * p.count().interval().upper()).toArray();
      for (double h : high) {
        highest = Math.max(highest, h);
      }
      marks.add(new Line("", Style.of(series).solid().wide(1.2), x, y));
      marks.add(new Intervals("", Style.of(series), x, low, high, false));
      marks.add(new Points(curve.getKey(), Style.of(series), x, y));
      series++;
    }
    Count first = points.getFirst().count();
    String says =
        "Share of "
            + DefinitionWords.inText(definition)
            + " against "
            + dose.name()
            + "; bars are exact 95 % intervals of the counting error, one tube a point.";
    Plot plot =
        Plot.of(
                "dose-" + GatePictures.id(definition),
                first.population(),
                says,
                Axis.log(dose.name(), dose.unit(), zero * 0.8, most * 1.3).withTicks(named),
                Axis.covering(
                    "Share",
                    "% of " + DefinitionWords.inText(first.denominator()),
                    new double[] {0, highest}))
            .with(marks.toArray(Mark[]::new));
    return Figure.of(
        plot,
        says + " Dose 0 stands left of the logarithmic axis.",
        Table.of(
            plot.id(),
            List.of(
                CountTables.number("dose", points, Point::dose),
                CountTables.text("curve", points, Point::curve),
                CountTables.number("k", points, p -> p.count().k()),
                CountTables.number("n", points, p -> p.count().n()),
                CountTables.number("share_percent", points, p -> 100 * p.count().share()),
                CountTables.number(
                    "lower_percent", points, p -> 100 * p.count().interval().lower()),
                CountTables.number(
                    "upper_percent", points, p -> 100 * p.count().interval().upper()))));
  }

  private static String sentence(SamplesPlan.Dose dose, String definition, List<Point> own) {
    boolean rises = true;
    for (int i = 1; i < own.size(); i++) {
      rises &= own.get(i).count().share() > own.get(i - 1).count().share();
    }
    List<String> shares = own.stream().map(p -> NUMBERS.fixed(100 * p.count().share(), 1)).toList();
    List<String> doses =
        own.stream()
            .map(p -> p.dose() == 0 ? "0" : NUMBERS.of(p.dose()).replaceAll("0+$", ""))
            .toList();
    String curve = own.getFirst().curve().isEmpty() ? "" : " (" + own.getFirst().curve() + ")";
    return DefinitionWords.of(definition)
        + (rises ? " rises with every step of " : " does not rise with every step of ")
        + dose.name()
        + curve
        + ": "
        + String.join(", ", shares)
        + " % at "
        + String.join(", ", doses)
        + " "
        + dose.unit()
        + ".";
  }

  private static Map<String, Object> result(String definition, Point p) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("definition", definition);
    row.put("curve", p.curve());
    row.put("dose", p.dose());
    row.put("share", p.count().share());
    row.put("lower", p.count().interval().lower());
    row.put("upper", p.count().interval().upper());
    return row;
  }
}
