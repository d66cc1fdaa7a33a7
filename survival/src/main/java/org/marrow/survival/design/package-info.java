/**
 * How large a study must be, and what its analysis would show.
 *
 * <ul>
 *   <li>{@link org.marrow.survival.design.Power}: Schoenfeld's formula, also for a marker read with
 *       error.
 *   <li>{@link org.marrow.survival.design.Trial}: accrual, hazards, delayed effect, dropout; makes
 *       patients.
 *   <li>{@link org.marrow.survival.design.SimulationStudy}: the analyses of this module on
 *       simulated patients, with Monte Carlo errors (ADEMP).
 * </ul>
 *
 * <pre>{@code
 * double events = Power.events(0.6, 0.5, 0.05, 0.8); // 120.3
 * }</pre>
 */
@NullMarked
package org.marrow.survival.design;

import org.jspecify.annotations.NullMarked;
