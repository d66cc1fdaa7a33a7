package org.marrow.cytometry.template;

import java.util.OptionalDouble;

/**
 * A threshold of one marker in one gate, with its rivals.
 *
 * @param marker the marker
 * @param high whether it parts bright from dim (true) or positive from negative (false)
 * @param raw the threshold in raw units; positive means at or above
 * @param source where it comes from
 * @param foundIn gate whose events showed it: the parent, or an ancestor when the parent shows one
 *     population only
 * @param control the control percentile in raw units, where there is a control
 * @param valley the valley of the density in raw units, where there is one
 * @param mixture the crossing of two fitted components in raw units, where they are apart
 * @param separation Ashman's D of the two components; above 2 they are clearly apart
 * @param certain events of the parent with a probability above 0.9 to be above
 * @param possible events of the parent with a probability of at least 0.1 to be above
 * @param rival where another source would cut, in raw units; empty when nothing contests the
 *     threshold
 * @param doubt why it is contested, or the empty string
 */
public record Threshold(
    String marker,
    boolean high,
    double raw,
    ThresholdSource source,
    String foundIn,
    OptionalDouble control,
    OptionalDouble valley,
    OptionalDouble mixture,
    double separation,
    long certain,
    long possible,
    OptionalDouble rival,
    String doubt) {
  /** {@code CD86} or {@code CD86hi}: how a threshold is named where it can be set by hand. */
  public String key() {
    return marker + (high ? "hi" : "");
  }

  /** The same threshold at another value. */
  Threshold moved(double value) {
    return new Threshold(
        marker,
        high,
        value,
        source,
        foundIn,
        control,
        valley,
        mixture,
        separation,
        certain,
        possible,
        rival,
        doubt);
  }
}
