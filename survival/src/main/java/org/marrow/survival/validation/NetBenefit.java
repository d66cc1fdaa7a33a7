package org.marrow.survival.validation;

/**
 * Net benefit of acting on a predicted risk (Vickers, Elkin 2006, doi:10.1177/0272989X06295361):
 * the share of true positives less that of false positives weighed by the odds of the threshold;
 * censored outcomes by Kaplan-Meier among those above it (Vickers and others 2008,
 * doi:10.1186/1472-6947-8-53).
 *
 * @param threshold risk from which one would act
 * @param above patients at or above it
 * @param model net benefit of acting on the prediction
 * @param all net benefit of acting on everybody; acting on nobody has 0
 */
public record NetBenefit(double threshold, int above, double model, double all) {

  /** Net benefit at a time and threshold. */
  public static NetBenefit at(Outcomes outcomes, double[] risk, double when, double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("a threshold lies between 0 and 1, got " + threshold);
    }
    int n = outcomes.rows();
    boolean[] high = new boolean[n];
    int above = 0;
    for (int i = 0; i < n; i++) {
      high[i] = risk[i] >= threshold;
      above += high[i] ? 1 : 0;
    }
    double odds = threshold / (1 - threshold);
    double share = (double) above / n;
    double failed = above == 0 ? 0 : 1 - outcomes.survival(when, high)[0];
    double failedAll = 1 - outcomes.survival(when);
    return new NetBenefit(
        threshold,
        above,
        share * failed - share * (1 - failed) * odds,
        failedAll - (1 - failedAll) * odds);
  }
}
