package org.marrow.cytometry.fcs;

/**
 * What one pass over a channel's raw values shows.
 *
 * @param sum sum of all finite values, added in file order
 * @param min smallest finite value, NaN when there is none
 * @param max largest finite value, NaN when there is none
 * @param notFinite how many values are NaN or infinite
 */
public record ChannelSummary(double sum, double min, double max, long notFinite) {}
