/**
 * How well a score ranks times: {@link org.marrow.survival.concordance.Concordance} counts pairs in
 * n log n steps, with late entry, strata, case weights and Uno's weights.
 */
@NullMarked
package org.marrow.survival.concordance;

import org.jspecify.annotations.NullMarked;
