package org.marrow.survival.curves;

import java.util.OptionalDouble;

/**
 * The time at which a curve has fallen by a proportion, with its limits. Empty means: not reached.
 *
 * @param proportion the proportion that has had the event, 0.5 for the median
 * @param time the quantile
 * @param lower lower confidence limit
 * @param upper upper confidence limit
 */
public record Quantile(
    double proportion, OptionalDouble time, OptionalDouble lower, OptionalDouble upper) {}
