package org.marrow.workbench.study;

/**
 * Something that happens to some patients during follow-up: a transplant, a second line.
 *
 * @param name name in the plan
 * @param from column with the time at which it happened, empty for never; in the unit of the end
 *     points
 */
public record Exposure(String name, String from) {}
