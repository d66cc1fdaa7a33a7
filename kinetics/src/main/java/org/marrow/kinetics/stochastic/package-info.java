/**
 * Stochastic readings of a reaction network: the same propensities as the differential equations,
 * read as rates of a jump process.
 *
 * <ul>
 *   <li>{@link org.marrow.kinetics.stochastic.ExactSimulation}: Gillespie's direct method (1977,
 *       doi:10.1021/j100540a008) with a dependency graph and a tree of sums.
 *   <li>{@link org.marrow.kinetics.stochastic.TauLeaping}: many reactions at once, with the step
 *       selection of Cao, Gillespie and Petzold (2006, doi:10.1063/1.2159468).
 *   <li>{@link org.marrow.kinetics.stochastic.HybridSimulation}: small populations jump, large ones
 *       flow, and a population changes sides while the run goes on.
 * </ul>
 *
 * <p>Rates are taken as written: a reaction of two molecules of one kind should have the law {@code
 * k X (X - 1) / 2}. Amounts are counts of molecules or cells. Whatever its law says, a reaction
 * does not happen while there is less than it consumes, so no reaction makes a count negative.
 */
@NullMarked
package org.marrow.kinetics.stochastic;

import org.jspecify.annotations.NullMarked;
