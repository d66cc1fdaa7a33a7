/**
 * What a reaction network is, in two representations.
 *
 * <p>{@link org.marrow.kinetics.model.Network} is what the user means: compartments, species,
 * reactions with kinetic laws, rules, events, units. Readers (SBML, Antimony) make it; writers
 * print it. {@link org.marrow.kinetics.model.ReactionSystem} is the normalised form every engine
 * runs: states (amounts), inputs (constants of a run), ordered assignments, propensities with their
 * changes of state, rate rules, events. Only the step Network to ReactionSystem knows the
 * subtleties of SBML; only the compiled kernel knows the machine.
 *
 * <p>Engines share the propensities, not the right-hand side: with propensities a(x) and changes S,
 * the ODE reading is dx/dt = S a + rate rules, the exact stochastic reading draws reactions with
 * rates a, tau-leaping and the hybrid partition them, and space evaluates the same a per voxel. An
 * engine is a driver, never a second model.
 */
@NullMarked
package org.marrow.kinetics.model;

import org.jspecify.annotations.NullMarked;
