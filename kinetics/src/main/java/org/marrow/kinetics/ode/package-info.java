/**
 * Integrates compiled reaction systems.
 *
 * <p>{@link org.marrow.kinetics.ode.Integrator} makes one step after the other for one run: step,
 * interpolate, restart; engines with events stand on it. {@link
 * org.marrow.kinetics.ode.LaneIntegrator} runs many {@link org.marrow.kinetics.ode.Course}s at
 * once, one per vector lane, each with its own time, step, changes and error control; {@link
 * org.marrow.kinetics.ode.Ensemble} does so on several threads. Both make the same steps to the
 * bit, whatever the number of lanes and threads. Outputs are read off the dense output and never
 * steer a step, so slicing a run changes nothing.
 */
@NullMarked
package org.marrow.kinetics.ode;

import org.jspecify.annotations.NullMarked;
