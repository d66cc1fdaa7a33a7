/**
 * The niche of very many patients over years: drugs in closed form, the marrow with daily means of
 * what they do.
 *
 * <p>Drugs act on the marrow and nothing acts back on them, so they can be computed first. {@link
 * org.marrow.niche.exposure.AveragedNiche} does that: the amounts of linear drugs by matrix
 * exponentials, their effects as means over each day, and with these the slow equations of the
 * niche, which no dose interrupts any more.
 */
@NullMarked
package org.marrow.niche.exposure;

import org.jspecify.annotations.NullMarked;
