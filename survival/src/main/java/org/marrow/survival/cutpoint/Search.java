package org.marrow.survival.cutpoint;

import org.marrow.survival.data.SurvivalData;

/** Scores and searches the same rows again and again, with other numbers of copies of each. */
final class Search {
  private final double[] time;
  private final int[] event;
  private final int[] rankByTime;
  private final int[] markerToTime;
  private final CutSearch cuts;
  private final double[] byTime;
  private final double[] byMarker;

  /**
   * @param rows the rows in use
   * @param timeOrder these rows by time
   * @param markerOrder these rows by marker
   * @param value marker values in marker order
   */
  Search(
      SurvivalData data,
      int[] rows,
      int[] timeOrder,
      int[] markerOrder,
      double[] value,
      CutPointSettings settings) {
    int n = rows.length;
    time = new double[n];
    event = new int[n];
    rankByTime = new int[n];
    int[] place = new int[data.rows()];
    for (int i = 0; i < n; i++) {
      place[rows[i]] = i;
    }
    int[] timeOf = new int[n];
    for (int i = 0; i < n; i++) {
      time[i] = data.exit(timeOrder[i]);
      event[i] = data.event(timeOrder[i]) > 0 ? 1 : 0;
      rankByTime[i] = place[timeOrder[i]];
      timeOf[place[timeOrder[i]]] = i;
    }
    markerToTime = new int[n];
    for (int i = 0; i < n; i++) {
      markerToTime[i] = timeOf[place[markerOrder[i]]];
    }
    cuts = new CutSearch(value, settings.minProportion(), settings.maxProportion());
    byTime = new double[n];
    byMarker = new double[n];
  }

  /** Best cut when row i (in the order of the rows in use) is present {@code copies[i]} times. */
  CutSearch.Found run(int[] copies) {
    int n = time.length;
    int[] inTime = new int[n];
    int[] inMarker = new int[n];
    for (int i = 0; i < n; i++) {
      inTime[i] = copies[rankByTime[i]];
    }
    LogRankScores.of(time, event, inTime, byTime);
    for (int i = 0; i < n; i++) {
      byMarker[i] = byTime[markerToTime[i]];
      inMarker[i] = inTime[markerToTime[i]];
    }
    return cuts.all(byMarker, inMarker);
  }

  /** Scores of the last run, in marker order. */
  double[] scores() {
    return byMarker.clone();
  }
}
