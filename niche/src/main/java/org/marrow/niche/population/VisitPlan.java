package org.marrow.niche.population;

/**
 * When the M-protein of a virtual patient is measured, and how well.
 *
 * @param interval days between visits
 * @param days days from the first dose to the last visit
 * @param assayCv coefficient of variation of the M-protein assay
 */
public record VisitPlan(double interval, double days, double assayCv) {
  /** Days of a mean month of the Gregorian calendar: a year of 365.25 days over 12. */
  public static final double MONTH = 30.4375;

  /** Visits every four weeks for two years; an assay error of 5 %. */
  public static final VisitPlan TWO_YEARS = new VisitPlan(28, 730, 0.05);

  public VisitPlan {
    if (!(interval > 0 && days >= interval && days < 40_000)) {
      throw new IllegalArgumentException(
          "visits need an interval above 0 and a longer follow-up, got " + interval + ", " + days);
    }
    if (!(assayCv >= 0 && assayCv < 1)) {
      throw new IllegalArgumentException(
          "the assay's coefficient of variation lies in 0 ... 1, got " + assayCv);
    }
  }

  /** The days of the visits; the first is the baseline on day 0. */
  public double[] visits() {
    double[] visits = new double[(int) Math.floor(days / interval) + 1];
    for (int i = 0; i < visits.length; i++) {
      visits[i] = i * interval;
    }
    return visits;
  }
}
