/**
 * Events of reaction networks: when they fire, in which order they are executed, and how they are
 * met by an integrator. {@link org.marrow.kinetics.event.Events} is the discrete part, shared by
 * the deterministic and the stochastic engines; {@link org.marrow.kinetics.event.TimeCourse} runs
 * an integrator between events.
 */
@NullMarked
package org.marrow.kinetics.event;

import org.jspecify.annotations.NullMarked;
