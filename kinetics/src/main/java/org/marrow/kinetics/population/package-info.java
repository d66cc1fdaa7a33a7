/**
 * Virtual patients and what is kept of their runs.
 *
 * <p>A {@link org.marrow.kinetics.population.Population} is a rule, not a list: patient 123,456 is
 * drawn when asked for and is the same on every machine, in every arm. A {@link
 * org.marrow.kinetics.population.Sink} hears of the patients in order and keeps what it is made
 * for: quantiles, first-passage times, counts, a file of trajectories. Memory does not grow with
 * the number of patients.
 */
@NullMarked
package org.marrow.kinetics.population;

import org.jspecify.annotations.NullMarked;
