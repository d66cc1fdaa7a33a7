package org.marrow.survival.cutpoint;

import java.util.List;
import java.util.stream.IntStream;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;

/**
 * How large the effect at a searched cut is, without the inflation of the search, and the
 * continuous marker beside it.
 *
 * @param observedHazardRatio hazard ratio above against below the cut as the data show it; too far
 *     from 1, since the cut was chosen for it
 * @param shrinkage factor for its logarithm, between 0 and 1: the slope of what a cut and effect
 *     found in resamples are worth in the original patients (Holländer, Sauerbrei, Schumacher 2004,
 *     doi:10.1002/sim.1611, discuss such factors)
 * @param shrunkenHazardRatio the hazard ratio to quote: exp(shrinkage x log observed)
 * @param perStandardDeviation Cox model of the continuous marker: hazard ratio for one standard
 *     deviation, alone
 * @param adjusted the same with the adjusting covariates beside it; the same as {@code
 *     perStandardDeviation} when there are none
 */
public record CutEffect(
    double observedHazardRatio,
    double shrinkage,
    double shrunkenHazardRatio,
    CoxTerm perStandardDeviation,
    CoxTerm adjusted) {

  /**
   * Estimates the effect at a cut and beside it.
   *
   * @param cut the cut found in these data
   * @param adjust covariates of the adjusted model; rows with a missing value are left out of it
   */
  public static CutEffect fit(
      SurvivalData data,
      NumericCovariate marker,
      CutPoint cut,
      List<NumericCovariate> adjust,
      CutPointSettings settings) {
    int[] rows = IntStream.range(0, data.rows()).filter(i -> !marker.missing(i)).toArray();
    SurvivalData known = data.select(rows);
    NumericCovariate values = marker.select(rows);
    double observed = above(known, values, cut.cut());
    double products = 0;
    double squares = 0;
    for (int i = 0; i < settings.bootstraps(); i++) {
      int[] drawn = settings.streams().stream("cut-effect bootstrap", i).bootstrap(rows.length);
      SurvivalData resample = known.toBuilder().ids(List.of()).build().select(drawn);
      NumericCovariate resampled = values.select(drawn);
      if (resample.eventCount() == 0) {
        continue;
      }
      double found = CutPoint.search(resample, resampled, settings);
      if (Double.isNaN(found)) {
        continue;
      }
      double there = above(resample, resampled, found);
      double here = above(known, values, found);
      if (Double.isFinite(there) && Double.isFinite(here) && StrictMath.abs(there) < 10) {
        products += there * here;
        squares += there * there;
      }
    }
    double shrinkage = squares > 0 ? StrictMath.max(0, StrictMath.min(1, products / squares)) : 1;
    return new CutEffect(
        StrictMath.exp(observed),
        shrinkage,
        StrictMath.exp(shrinkage * observed),
        continuous(data, marker, List.of()),
        continuous(data, marker, adjust));
  }

  /** Log hazard ratio above against at or below a cut. */
  private static double above(SurvivalData data, NumericCovariate marker, double cut) {
    double[] group = new double[data.rows()];
    for (int i = 0; i < group.length; i++) {
      group[i] = marker.value(i) > cut ? 1 : 0;
    }
    CoxModel model =
        CoxModel.fit(CoxData.of(data).covariate("above", group).build(), CoxOptions.standard());
    return model.terms().isEmpty() ? 0 : model.terms().getFirst().coef();
  }

  private static CoxTerm continuous(
      SurvivalData data, NumericCovariate marker, List<NumericCovariate> adjust) {
    int[] rows =
        IntStream.range(0, data.rows())
            .filter(i -> !marker.missing(i) && adjust.stream().noneMatch(c -> c.missing(i)))
            .toArray();
    double[] z = standardised(marker.select(rows).values());
    CoxData.Builder columns = CoxData.of(data.select(rows)).covariate(marker.name(), z);
    for (NumericCovariate covariate : adjust) {
      columns.covariate(covariate.name(), covariate.select(rows).values());
    }
    return CoxModel.fit(columns.build(), CoxOptions.standard()).term(marker.name());
  }

  private static double[] standardised(double[] values) {
    int[] ones = new int[values.length];
    java.util.Arrays.fill(ones, 1);
    double[] moments = CutSearch.moments(values, ones, values.length);
    double[] z = new double[values.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = (values[i] - moments[0]) / StrictMath.sqrt(moments[1]);
    }
    return z;
  }
}
