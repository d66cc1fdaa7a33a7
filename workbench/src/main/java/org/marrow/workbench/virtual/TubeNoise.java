package org.marrow.workbench.virtual;

/**
 * What spoils a virtual tube. Sizes are settings of the study, not measurements.
 *
 * @param events events of a stained tube, debris and all
 * @param controlEvents events of its isotype tube
 * @param blood mean share of the leukocytes that came from blood (haemodilution)
 * @param bloodSpread standard deviation of its logit between aspirates
 * @param patchiness standard deviation of the log share of macrophages between aspirates of one
 *     marrow: they do not lie evenly
 * @param drift standard deviation of log10 of a detector's gain between samples
 * @param doublets share of events that are two cells
 * @param debris share of events that are no cell
 * @param dead share of dead cells
 */
public record TubeNoise(
    int events,
    int controlEvents,
    double blood,
    double bloodSpread,
    double patchiness,
    double drift,
    double doublets,
    double debris,
    double dead) {
  /** Events of an isotype tube: 15 lie above its 99th percentile. */
  private static final int CONTROL_EVENTS = 1500;

  /** A fifth blood, patches and gains as in a usual laboratory; all of it a setting. */
  static TubeNoise usual(int events) {
    return new TubeNoise(events, CONTROL_EVENTS, 0.20, 0.4, 0.15, 0.03, 0.03, 0.06, 0.05);
  }

  public TubeNoise {
    if (events < 1000 || controlEvents < 1000) {
      throw new IllegalArgumentException(
          "a tube needs 1,000 events or more, got " + events + " and " + controlEvents);
    }
    for (double share : new double[] {blood, doublets, debris, dead}) {
      if (!(share >= 0 && share < 0.9)) {
        throw new IllegalArgumentException("a share of events lies in 0 ... 0.9, got " + share);
      }
    }
    if (!(bloodSpread >= 0 && patchiness >= 0 && drift >= 0)) {
      throw new IllegalArgumentException("spreads are 0 or more");
    }
  }
}
