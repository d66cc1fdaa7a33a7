package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.ForestPlot;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.study.CoxPlan;

/** The figure and tables of Cox models. */
final class CoxTables {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CoxTables() {}

  static Figure forest(String id, CoxPlan plan, List<MarkerModels> fitted) {
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (MarkerModels models : fitted) {
      String n = models.patients() + " (" + models.events() + ")";
      boolean both = models.terms().size() > models.alone().size();
      for (int i = 0; i < models.alone().size(); i++) {
        Ratio alone = models.alone().get(i);
        rows.add(row(alone, both ? alone.what() + ", alone" : alone.what(), n));
        if (both) {
          rows.add(row(models.adjusted().get(i), alone.what() + ", adjusted", n));
        }
      }
      models
          .reliability()
          .flatMap(CountingError::corrected)
          .ifPresent(ratio -> rows.add(row(ratio, ratio.what(), n)));
      models
          .interaction()
          .ifPresent(cross -> {
            rows.add(ForestPlot.Row.heading(models.name() + " by " + cross.treatment(), cross.p()));
            cross.within().forEach(ratio -> rows.add(row(ratio, ratio.what(), "")));
          });
    }
    String adjusted =
        plan.adjustFor().isEmpty()
            ? "Nothing was adjusted for."
            : "Adjusted for " + String.join(", ", plan.adjustFor()) + ".";
    return ForestPlot.of(
        id + "-forest",
        plan.name(),
        "Hazard ratio",
        Plain.percent(plan.level()),
        "n (events)",
        rows,
        List.of(adjusted + " All models of a marker are of the same patients."));
  }

  private static ForestPlot.Row row(Ratio ratio, String label, String n) {
    return ForestPlot.Row.of(
        label, n, ratio.ratio(), ratio.lowerOrNaN(), ratio.upperOrNaN(), ratio.pOrNaN());
  }

  /** A row a marker: alone, adjusted, the test of proportional hazards. */
  static ReportTable models(String id, CoxPlan plan, List<MarkerModels> fitted) {
    List<List<String>> rows = new ArrayList<>();
    List<Ratio> alone = new ArrayList<>();
    List<Ratio> adjusted = new ArrayList<>();
    List<MarkerModels> of = new ArrayList<>();
    for (MarkerModels models : fitted) {
      for (int i = 0; i < models.alone().size(); i++) {
        alone.add(models.alone().get(i));
        adjusted.add(models.adjusted().get(i));
        of.add(models);
        rows.add(
            List.of(
                models.alone().get(i).what(),
                NUMBERS.count(models.patients()),
                NUMBERS.count(models.events()),
                models.alone().get(i).words(),
                models.alone().get(i).pCell(),
                models.adjusted().get(i).words(),
                models.adjusted().get(i).pCell(),
                models.marked().map(Ratio::cell).orElse("\u2013")));
      }
    }
    List<String> head =
        List.of("", "Patients", "Events", "Alone", "p", "Adjusted", "p", "Hazards proportional, p");
    String caption =
        "Hazard ratios with "
            + Plain.percent(plan.level())
            + " limits and Wald p values"
            + (plan.adjustFor().isEmpty()
                ? "; nothing was adjusted for."
                : "; adjusted for " + Plain.columns(plan.adjustFor()) + ".")
            + (fitted.stream().anyMatch(MarkerModels::firth)
                ? " With too few events for a plain model, Firth's penalty and profile limits stand"
                    + " in."
                : "");
    Table data =
        Table.of(
            id,
            List.of(
                TextColumn.of("of", alone.stream().map(Ratio::what).toList()),
                column("patients", of, MarkerModels::patients),
                column("events", of, MarkerModels::events),
                column("ratio_alone", alone, Ratio::ratio),
                column("lower_alone", alone, Ratio::lowerOrNaN),
                column("upper_alone", alone, Ratio::upperOrNaN),
                column("p_alone", alone, Ratio::pOrNaN),
                column("ratio_adjusted", adjusted, Ratio::ratio),
                column("lower_adjusted", adjusted, Ratio::lowerOrNaN),
                column("upper_adjusted", adjusted, Ratio::upperOrNaN),
                column("p_adjusted", adjusted, Ratio::pOrNaN),
                column("p_proportional", of, m -> m.marked().orElse(Double.NaN))));
    return new ReportTable(id + "-models", "Hazard ratios", caption, head, rows, data);
  }

  /** The marker under each treatment. */
  static Optional<ReportTable> interaction(String id, CoxPlan plan, List<MarkerModels> fitted) {
    List<Ratio> ratios = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (MarkerModels models : fitted) {
      models
          .interaction()
          .ifPresent(cross -> {
            for (Ratio ratio : cross.within()) {
              ratios.add(ratio);
              rows.add(List.of(ratio.what(), ratio.words(), ratio.pCell()));
            }
            for (Ratio ratio : cross.factors()) {
              ratios.add(ratio);
              rows.add(List.of("Ratio of the two, " + ratio.what(), ratio.words(), ratio.pCell()));
            }
          });
    }
    return ratios.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportTable(
                id + "-interaction",
                "By treatment",
                "Hazard ratios under each treatment, and how many times one is the other (the test"
                    + " of marker by treatment, Wald). A marker is predictive only when it goes"
                    + " with outcome differently under different treatments.",
                List.of("", "Hazard ratio", "p"),
                rows,
                ratios(id, ratios)));
  }

  /** Every coefficient of every adjusted model. */
  static ReportTable everyTerm(String id, List<MarkerModels> fitted) {
    List<Ratio> ratios = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (MarkerModels models : fitted) {
      for (Ratio ratio : models.terms()) {
        ratios.add(
            fitted.size() == 1
                ? ratio
                : new Ratio(
                    models.name() + " | " + ratio.what(),
                    ratio.ratio(),
                    ratio.lower(),
                    ratio.upper(),
                    ratio.p()));
        rows.add(List.of(ratios.getLast().what(), ratio.words(), ratio.pCell()));
      }
    }
    return new ReportTable(
        id + "-terms",
        "Every term of the adjusted model",
        "Effects of the marker and of the standard variables from the same model.",
        List.of("", "Hazard ratio", "p"),
        rows,
        ratios(id, ratios));
  }

  /** Ratios as a table for programs. */
  static Table ratios(String id, List<Ratio> ratios) {
    return Table.of(
        id,
        List.of(
            TextColumn.of("of", ratios.stream().map(Ratio::what).toList()),
            column("ratio", ratios, Ratio::ratio),
            column("lower", ratios, Ratio::lowerOrNaN),
            column("upper", ratios, Ratio::upperOrNaN),
            column("p", ratios, Ratio::pOrNaN)));
  }

  private static <T> NumberColumn column(String name, List<T> rows, ToDoubleFunction<T> value) {
    return new NumberColumn(
        name,
        rows.stream().mapToDouble(value).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray());
  }
}
