/**
 * What data say about a model's parameters, and what parameters mean for its outputs.
 *
 * <p>{@link org.marrow.kinetics.estimation.Problem} puts a simulation beside observations; {@link
 * org.marrow.kinetics.estimation.Fit} finds the most likely parameters from several starts; {@link
 * org.marrow.kinetics.estimation.Profile} says how far each may be changed before the data object,
 * and names the ones that the data do not determine. {@link org.marrow.kinetics.estimation.Morris}
 * and {@link org.marrow.kinetics.estimation.Sobol} rank the factors of any function.
 */
@NullMarked
package org.marrow.kinetics.estimation;

import org.jspecify.annotations.NullMarked;
