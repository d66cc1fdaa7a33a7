package org.marrow.niche.response;

/**
 * A progression that the criteria accept.
 *
 * @param day day of the first of the two assessments that show it (of the only one for a lesion or
 *     calcium)
 * @param reason the clause that was met, with value, nadir and limit
 */
public record Progression(double day, String reason) {}
