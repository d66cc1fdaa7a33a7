package org.marrow.cytometry.template;

import java.util.Locale;

/**
 * A threshold that another source contests, and the count with the threshold there.
 *
 * @param gate the gate
 * @param threshold the threshold in use; its rival is present
 * @param k events of the population with the rival in its place
 * @param n events of the denominator then
 * @param matters whether that count says something else
 */
public record Dispute(String gate, Threshold threshold, long k, long n, boolean matters) {
  /** What a definition would count with the rival, beside what it counts. */
  String instead(String definition, long foundK, long foundN) {
    return String.format(
        Locale.ROOT,
        "at %.6g %s would be %d of %d, not %d of %d",
        threshold.rival().orElse(threshold.raw()),
        definition,
        k,
        n,
        foundK,
        foundN);
  }
}
