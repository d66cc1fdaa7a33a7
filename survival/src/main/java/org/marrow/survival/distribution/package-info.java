/** Tail probabilities and quantiles that tests and intervals need. */
@NullMarked
package org.marrow.survival.distribution;

import org.jspecify.annotations.NullMarked;
