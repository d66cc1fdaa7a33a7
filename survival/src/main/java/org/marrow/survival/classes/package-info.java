/**
 * Outcomes given as a class (progressed within two years, or not) instead of a time: {@link
 * org.marrow.survival.classes.ClassOutcome} gives the odds ratio and the rank test, and refuses a
 * hazard ratio.
 */
@NullMarked
package org.marrow.survival.classes;

import org.jspecify.annotations.NullMarked;
