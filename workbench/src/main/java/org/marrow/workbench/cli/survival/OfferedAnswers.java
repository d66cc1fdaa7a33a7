package org.marrow.workbench.cli.survival;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Landmark;
import org.marrow.survival.data.Measured;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.StartStop;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.data.SurvivalDataBuilder;

/**
 * What can honestly be said about an exposure during follow-up: its hazard ratio as a
 * time-dependent covariate, and from a landmark.
 */
final class OfferedAnswers {
  private static final String EXPOSED = "exposed";

  private OfferedAnswers() {}

  /**
   * Both answers, adjusted for the columns asked for.
   *
   * @param days when the exposure happened, NaN for never
   * @param adjusting numeric columns to adjust for
   * @param at the landmark; empty for the time by which three quarters of the exposed were exposed
   */
  static Map<String, @Nullable Object> of(
      SurvivalTable read, double[] days, List<String> adjusting, Optional<Double> at) {
    List<double[]> adjust = adjusting.stream().map(read::numbers).toList();
    int[] complete =
        IntStream.range(0, days.length)
            .filter(i -> read.data().exit(i) > 0)
            .filter(i -> adjust.stream().noneMatch(c -> Double.isNaN(c[i])))
            .toArray();
    double[] ever = Arrays.stream(days).map(d -> Double.isNaN(d) ? 0 : 1).toArray();
    SurvivalDataBuilder builder =
        read.data().toBuilder()
            .covariate(Covariate.numeric(EXPOSED, ever).measured(Measured.from(days)));
    for (int a = 0; a < adjust.size(); a++) {
      builder.covariate(
          Covariate.numeric(adjusting.get(a), adjust.get(a)).measured(Measured.atBaseline()));
    }
    SurvivalData data = builder.build().select(complete);
    Map<String, @Nullable Object> offered = new LinkedHashMap<>();
    offered.put("timeDependent", answer(StartStop.split(data, EXPOSED), adjusting).values());
    double time = at.orElseGet(() -> usualTime(days));
    Landmark landmark = Landmark.at(data, time);
    offered.put(
        "landmark",
        answer(landmark.data(), adjusting)
            .put("time", time)
            .put("eventsBefore", landmark.eventsBefore())
            .put("censoredBefore", landmark.censoredBefore())
            .values());
    return offered;
  }

  /** The time by which three quarters of those ever exposed were exposed. */
  private static double usualTime(double[] days) {
    double[] sorted = Arrays.stream(days).filter(d -> d > 0).sorted().toArray();
    return sorted[(int) Math.floor(0.75 * (sorted.length - 1))];
  }

  private static Fields answer(SurvivalData data, List<String> adjust) {
    CoxData.Builder columns = CoxData.of(data);
    columns.covariate(EXPOSED, ((NumericCovariate) data.covariate(EXPOSED)).values());
    for (String name : adjust) {
      columns.covariate(name, ((NumericCovariate) data.covariate(name)).values());
    }
    CoxTerm term = CoxModel.fit(columns.build(), CoxOptions.standard()).term(EXPOSED);
    return new Fields()
        .put("rows", data.rows())
        .put("events", data.eventCount())
        .put("hazardRatio", term.hazardRatio())
        .put("lower", term.lower())
        .put("upper", term.upper())
        .put("p", term.p())
        .put("adjustedFor", adjust);
  }

  /** The offered answers as text. */
  static String text(Map<String, @Nullable Object> offered) {
    TextTable table = new TextTable("offered instead", "HR", "lower", "upper", "p", "rows");
    offered.forEach((name, value) -> {
      if (value instanceof Map<?, ?> fields) {
        String label =
            name.equals("landmark") ? "landmark at " + fields.get("time") : "time-dependent";
        table.row(
            label,
            cell(fields.get("hazardRatio")),
            cell(fields.get("lower")),
            cell(fields.get("upper")),
            cell(fields.get("p")),
            cell(fields.get("rows")));
      }
    });
    return table.toString();
  }

  private static String cell(@Nullable Object value) {
    return value instanceof Number number ? TextTable.number(number.doubleValue()) : "-";
  }
}
