package org.marrow.niche.experiment;

import org.marrow.niche.drug.Rival;

/**
 * A published number and what the model says.
 *
 * @param rival the explanation that the model was set to
 * @param published what was published
 * @param simulated what the simulation gives
 * @param agrees whether it lies in the published range; when not, the experiment speaks against the
 *     rival
 */
public record Comparison(Rival rival, Published published, double simulated, boolean agrees) {}
