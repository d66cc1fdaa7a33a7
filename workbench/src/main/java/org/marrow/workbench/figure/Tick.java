package org.marrow.workbench.figure;

/**
 * One tick of an axis.
 *
 * @param value where, in data units (the index of the category on a category axis)
 * @param label its text
 */
public record Tick(double value, String label) {}
