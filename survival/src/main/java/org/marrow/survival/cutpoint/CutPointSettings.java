package org.marrow.survival.cutpoint;

import java.util.Locale;
import org.marrow.foundation.random.Streams;

/**
 * How a cut is searched.
 *
 * @param minProportion smallest part of the patients below the cut
 * @param maxProportion largest part of the patients below the cut
 * @param permutations permutations for the permutation p value, 0 for none
 * @param bootstraps resamples for the interval of the cut and the shrinkage, 0 for none
 * @param exact whether to compute the bound of Hothorn and Lausen (a second or so at 500 rows)
 * @param streams random numbers
 */
public record CutPointSettings(
    double minProportion,
    double maxProportion,
    int permutations,
    int bootstraps,
    boolean exact,
    Streams streams) {
  public CutPointSettings {
    if (!(minProportion > 0 && minProportion < maxProportion && maxProportion < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the search needs 0 < min < max < 1, got %s and %s",
              minProportion,
              maxProportion));
    }
    if (permutations < 0 || bootstraps < 0) {
      throw new IllegalArgumentException("numbers of permutations and bootstraps are 0 or more");
    }
  }

  /** Cuts from 10 to 90 percent of the patients, 9999 permutations, 500 resamples. */
  public static CutPointSettings standard(Streams streams) {
    return new CutPointSettings(0.1, 0.9, 9999, 500, true, streams);
  }
}
