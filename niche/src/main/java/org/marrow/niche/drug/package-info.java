/**
 * Drugs and the niche as one network: {@link org.marrow.niche.drug.ModelFolder} finds the model
 * files, {@link org.marrow.niche.drug.TreatedNiche} joins the niche with the drugs of an arm.
 *
 * <p>A drug file talks to the niche by names: {@code DRUG_proteasome_inhibition}, {@code
 * DRUG_kill_tic} and so on add to the niche's input of that name; doses enter {@code DRUG_depot} or
 * {@code DRUG_central}.
 */
@NullMarked
package org.marrow.niche.drug;

import org.jspecify.annotations.NullMarked;
