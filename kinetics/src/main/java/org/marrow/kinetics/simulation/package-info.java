/**
 * The face of kinetics: a compiled {@link org.marrow.kinetics.simulation.Model}, and a {@link
 * org.marrow.kinetics.simulation.Simulation} that runs it for one patient or for a population.
 */
@NullMarked
package org.marrow.kinetics.simulation;

import org.jspecify.annotations.NullMarked;
