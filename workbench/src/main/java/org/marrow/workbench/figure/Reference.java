package org.marrow.workbench.figure;

/**
 * A thin line across the whole plot at one value, for example no effect.
 *
 * @param name name in the legend, or the empty string
 * @param value where
 * @param vertical whether the value is on x
 */
public record Reference(String name, double value, boolean vertical) implements Mark {}
