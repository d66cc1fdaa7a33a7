package org.marrow.survival.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Patients still at risk at a landmark, with the clock started there and every value as it was
 * known then (Anderson, Cain, Gelber 1983, doi:10.1200/JCO.1983.1.11.710).
 *
 * @param time the landmark on the old time axis
 * @param data those still at risk; time 0 is the landmark, covariates are marked as baseline
 * @param eventsBefore subjects left out because they had the event at or before the landmark
 * @param censoredBefore subjects left out because they were censored at or before the landmark
 */
public record Landmark(double time, SurvivalData data, int eventsBefore, int censoredBefore) {

  /**
   * Starts the clock at the landmark. An exposure is 0 unless it happened by then; a value measured
   * later than the landmark is missing. Rows must be one a subject.
   */
  public static Landmark at(SurvivalData data, double time) {
    int[] kept =
        IntStream.range(0, data.rows())
            .filter(i -> data.exit(i) > time && data.entry(i) <= time)
            .toArray();
    int events = 0;
    int censored = 0;
    for (int i = 0; i < data.rows(); i++) {
      if (data.exit(i) <= time) {
        events += data.event(i) > 0 ? 1 : 0;
        censored += data.event(i) == 0 ? 1 : 0;
      }
    }
    if (kept.length == 0) {
      throw new IllegalArgumentException("nobody is at risk at the landmark " + time);
    }
    SurvivalData chosen = data.select(kept);
    double[] exit = Arrays.stream(chosen.exits()).map(t -> t - time).toArray();
    SurvivalDataBuilder moved =
        SurvivalData.of(exit, chosen.events())
            .source(data.source())
            .timeUnit(data.timeUnit())
            .ids(chosen.ids())
            .weights(chosen.weights());
    chosen.strata().ifPresent(moved::strata);
    chosen.clusters().ifPresent(moved::clusters);
    for (Covariate covariate : chosen.covariates().values()) {
      moved.covariate(asKnown(covariate, time));
    }
    return new Landmark(time, moved.build(), events, censored);
  }

  private static Covariate asKnown(Covariate covariate, double time) {
    Measured measured = covariate.measured();
    if (!measured.afterOrigin()) {
      return covariate;
    }
    int n = covariate.rows();
    return switch (covariate) {
      case NumericCovariate numeric -> {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
          boolean known = measured.time(i) <= time;
          values[i] = known ? numeric.value(i) : measured.isExposure() ? 0 : Double.NaN;
        }
        yield Covariate.numeric(numeric.name(), values)
            .unit(numeric.unit())
            .measured(Measured.atBaseline());
      }
      case CategoricalCovariate categorical -> {
        int[] codes = categorical.values().codes();
        for (int i = 0; i < n; i++) {
          codes[i] = measured.time(i) <= time ? codes[i] : Factor.MISSING;
        }
        yield new CategoricalCovariate(
            categorical.name(),
            Factor.of(codes, categorical.values().levels()),
            Measured.atBaseline());
      }
    };
  }

  /**
   * The stacked data of several landmarks for a supermodel (van Houwelingen 2007,
   * doi:10.1111/j.1467-9469.2006.00529.x): one stratum a landmark, one cluster a subject (for
   * robust standard errors), follow-up cut at the horizon, and the numeric covariate {@code
   * landmark}.
   *
   * @param landmarks ascending times on the old axis
   * @param horizon how far beyond its landmark each stack looks
   */
  public static SurvivalData supermodel(SurvivalData data, double[] landmarks, double horizon) {
    if (landmarks.length == 0 || !(horizon > 0)) {
      throw new IllegalArgumentException("a supermodel needs landmarks and a positive horizon");
    }
    List<String> subjects =
        data.ids().isEmpty()
            ? IntStream.range(0, data.rows()).mapToObj(Integer::toString).toList()
            : data.ids();
    SurvivalData named = data.toBuilder().ids(subjects).build();
    List<SurvivalData> stacks = new ArrayList<>();
    for (double landmark : landmarks) {
      stacks.add(at(named, landmark).data());
    }
    int total = stacks.stream().mapToInt(SurvivalData::rows).sum();
    double[] exit = new double[total];
    int[] event = new int[total];
    double[] when = new double[total];
    int[] stratum = new int[total];
    List<String> cluster = new ArrayList<>();
    int row = 0;
    for (int s = 0; s < stacks.size(); s++) {
      SurvivalData stack = stacks.get(s);
      for (int i = 0; i < stack.rows(); i++, row++) {
        boolean within = stack.exit(i) <= horizon;
        exit[row] = within ? stack.exit(i) : horizon;
        event[row] = within ? stack.event(i) : 0;
        when[row] = landmarks[s];
        stratum[row] = s;
        cluster.add(stack.ids().get(i));
      }
    }
    SurvivalDataBuilder stacked =
        SurvivalData.of(exit, event)
            .source(data.source())
            .timeUnit(data.timeUnit())
            .strata(
                Factor.of(stratum, Arrays.stream(landmarks).mapToObj(Double::toString).toList()))
            .clusters(Factor.of(cluster))
            .covariate(Covariate.numeric("landmark", when).measured(Measured.atBaseline()));
    for (String name : data.covariates().keySet()) {
      stacked.covariate(stack(name, stacks, total));
    }
    return stacked.build();
  }

  private static Covariate stack(String name, List<SurvivalData> stacks, int total) {
    Covariate first = stacks.getFirst().covariate(name);
    if (first instanceof CategoricalCovariate categorical) {
      int[] codes = new int[total];
      int row = 0;
      for (SurvivalData stack : stacks) {
        CategoricalCovariate here = (CategoricalCovariate) stack.covariate(name);
        for (int i = 0; i < here.rows(); i++) {
          codes[row++] = here.values().code(i);
        }
      }
      return new CategoricalCovariate(
          name, Factor.of(codes, categorical.values().levels()), Measured.atBaseline());
    }
    double[] values = new double[total];
    int row = 0;
    for (SurvivalData stack : stacks) {
      NumericCovariate here = (NumericCovariate) stack.covariate(name);
      for (int i = 0; i < here.rows(); i++) {
        values[row++] = here.value(i);
      }
    }
    return Covariate.numeric(name, values).measured(Measured.atBaseline());
  }
}
