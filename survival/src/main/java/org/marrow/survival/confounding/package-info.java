/**
 * Groups that nobody randomised to each other: {@link
 * org.marrow.survival.confounding.PropensityWeights} makes them comparable in what was measured and
 * shows whether it worked, {@link org.marrow.survival.confounding.EValue} says how strong something
 * unmeasured would have to be.
 */
@NullMarked
package org.marrow.survival.confounding;

import org.jspecify.annotations.NullMarked;
