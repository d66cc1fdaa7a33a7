/**
 * Reaction networks: read, check, compile, run. Knows no myeloma.
 *
 * <p>The face: {@link org.marrow.kinetics.model.Network} (what the user means), {@link
 * org.marrow.kinetics.simulation.Model} (ready to run), {@link org.marrow.kinetics.dosing.Calendar}
 * (doses and visits), {@link org.marrow.kinetics.population.Patient}, {@link
 * org.marrow.kinetics.population.Population}, {@link org.marrow.kinetics.population.Sink} (what to
 * keep), {@link org.marrow.kinetics.simulation.Simulation} and {@link
 * org.marrow.kinetics.ode.Settings}.
 *
 * <pre>{@code
 * Model model = Model.ofAntimony("species D in c = 0; compartment c = 5; J: D -> ; ke*D*c; ke = 0.7");
 * Calendar calendar = Calendar.of(Dose.bolus(0, "D", 100).repeated(4, 1)).sampledEvery(0, 0.1, 7);
 * Simulation simulation = Simulation.of(model, calendar);
 * Trajectory typical = simulation.run();
 * var spread = Map.of("ke", Distribution.LogNormal.ofCv(0.7, 0.3));
 * Quantiles quantiles = new Quantiles();
 * simulation.on(2).run(Population.of(100_000, new Streams(1), spread), quantiles);
 * double median = quantiles.at(70, "D").quantile(0.5);
 * }</pre>
 */
@NullMarked
package org.marrow.kinetics;

import org.jspecify.annotations.NullMarked;
