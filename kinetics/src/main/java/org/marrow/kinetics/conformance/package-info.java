/**
 * Conformance with the SBML Test Suite: reads the suite's archive, runs every case with the engines
 * of this module and the same settings for all, and judges the results by the suite's own rules.
 * {@link org.marrow.kinetics.conformance.Conformance} is the way in.
 */
@NullMarked
package org.marrow.kinetics.conformance;

import org.jspecify.annotations.NullMarked;
