package org.marrow.survival.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Splits subjects at the time from which a covariate counts, so that it may change over time. */
public final class StartStop {
  private StartStop() {}

  /**
   * Two rows for each subject whose exposure began during its follow-up: before with value 0, after
   * with value 1. Others keep one row, with 1 when it began at or before the origin. Other
   * covariates are repeated.
   *
   * @param data one row a subject, time from 0
   * @param exposure name of a numeric covariate {@link Measured#from measured from} some time
   */
  public static SurvivalData split(SurvivalData data, String exposure) {
    Measured measured = data.covariate(exposure).measured();
    if (!measured.isExposure()) {
      throw new IllegalArgumentException(
          exposure + " does not say when it happened; declare Measured.from(times)");
    }
    List<Integer> source = new ArrayList<>();
    List<Double> entry = new ArrayList<>();
    List<Double> exit = new ArrayList<>();
    List<Integer> event = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    for (int i = 0; i < data.rows(); i++) {
      double from = measured.time(i);
      double start = StrictMath.max(0, data.entry(i));
      double stop = data.exit(i);
      boolean splits = from > start && from < stop;
      if (splits) {
        add(source, entry, exit, event, value, i, start, from, 0, 0);
      }
      double after = from <= start || splits ? 1 : 0;
      add(source, entry, exit, event, value, i, splits ? from : start, stop, data.event(i), after);
    }
    int[] rows = source.stream().mapToInt(v -> v).toArray();
    List<String> ids =
        data.ids().isEmpty()
            ? Arrays.stream(rows).mapToObj(r -> Integer.toString(r + 1)).toList()
            : IntStream.of(rows).mapToObj(data.ids()::get).toList();
    SurvivalDataBuilder built =
        SurvivalData.of(
                exit.stream().mapToDouble(v -> v).toArray(),
                event.stream().mapToInt(v -> v).toArray())
            .entry(entry.stream().mapToDouble(v -> v).toArray())
            .ids(ids)
            .source(data.source())
            .timeUnit(data.timeUnit());
    if (data.hasWeights()) {
      built.weights(Arrays.stream(rows).mapToDouble(data::weight).toArray());
    }
    data.strata().ifPresent(f -> built.strata(f.select(rows)));
    data.clusters().ifPresent(f -> built.clusters(f.select(rows)));
    data.covariates().values().forEach(c -> built.covariate(c.select(rows)));
    built.covariate(
        Covariate.numeric(exposure, value.stream().mapToDouble(v -> v).toArray())
            .measured(Measured.atBaseline()));
    return built.build();
  }

  private static void add(
      List<Integer> source,
      List<Double> entry,
      List<Double> exit,
      List<Integer> event,
      List<Double> value,
      int row,
      double start,
      double stop,
      int happened,
      double exposed) {
    source.add(row);
    entry.add(start);
    exit.add(stop);
    event.add(happened);
    value.add(exposed);
  }
}
