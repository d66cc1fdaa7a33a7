package org.marrow.cytometry.quality;

/**
 * When a run is called unsound.
 *
 * @param deviations robust standard deviations by which a stretch, its rate or the shape of an
 *     event must differ from the run to be removed
 * @param leastShift change of a stretch's median that matters, as a fraction of the channel's range
 *     (5th to 95th percentile); smaller ones stay whatever their significance
 * @param eventsPerStretch events of one stretch of the run
 * @param lowViability viability below which a warning is given
 * @param muchRemoved removed fraction above which a warning is given
 */
public record QualitySettings(
    double deviations,
    double leastShift,
    int eventsPerStretch,
    double lowViability,
    double muchRemoved) {
  public QualitySettings {
    if (!(deviations > 0) || !(leastShift > 0) || eventsPerStretch < 20) {
      throw new IllegalArgumentException(
          "need deviations > 0, shift > 0 and 20 or more events a stretch, got "
              + deviations
              + ", "
              + leastShift
              + ", "
              + eventsPerStretch);
    }
    if (!(lowViability >= 0 && lowViability <= 1) || !(muchRemoved >= 0 && muchRemoved <= 1)) {
      throw new IllegalArgumentException(
          "viability and removed share are fractions, got " + lowViability + ", " + muchRemoved);
    }
  }

  /** Six deviations, a tenth of the range, stretches of 500 events, 80 % alive, 30 % removed. */
  public static QualitySettings standard() {
    return new QualitySettings(6, 0.1, 500, 0.8, 0.3);
  }
}
