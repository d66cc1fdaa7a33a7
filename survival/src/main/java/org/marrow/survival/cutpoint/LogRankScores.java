package org.marrow.survival.cutpoint;

/**
 * Log-rank scores: an event gets 1 minus the cumulative hazard up to its time, a censored time
 * minus the cumulative hazard. Tied times share the hazard d / (N - j + 1), where j is the number
 * of times up to and including the tie (Hothorn, Lausen 2003, doi:10.1016/S0167-9473(02)00225-6).
 */
final class LogRankScores {
  private LogRankScores() {}

  /**
   * Scores of rows sorted by time.
   *
   * @param time times, ascending
   * @param event 1 for an event, in the same order
   * @param copies how often each row is present (1, or a bootstrap count), in the same order
   * @param into receives the scores
   */
  static void of(double[] time, int[] event, int[] copies, double[] into) {
    int n = 0;
    for (int c : copies) {
      n += c;
    }
    int upTo = 0;
    double hazard = 0;
    for (int i = 0; i < time.length; ) {
      int first = i;
      int events = 0;
      for (; i < time.length && time[i] == time[first]; i++) {
        upTo += copies[i];
        events += event[i] * copies[i];
      }
      if (events > 0) {
        hazard += (double) events / (n - upTo + 1);
      }
      for (int k = first; k < i; k++) {
        into[k] = event[k] - hazard;
      }
    }
  }
}
