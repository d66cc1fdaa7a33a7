/**
 * Arithmetic on several patients at once: the only package that knows the Vector API.
 *
 * <p>Memory is one array; slot s of W lanes is the W doubles from s W on. {@link
 * org.marrow.kinetics.lanes.Lanes} says how many lanes this machine does well and gives the {@link
 * org.marrow.kinetics.lanes.LaneArithmetic} for a number of lanes. Plain and vector arithmetic do
 * the same operations in the same order, so they agree to the bit.
 */
@NullMarked
package org.marrow.kinetics.lanes;

import org.jspecify.annotations.NullMarked;
