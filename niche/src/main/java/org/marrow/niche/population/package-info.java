/**
 * Virtual patients: drawn from the spreads in the model files, filtered to plausible ones, weighted
 * to match chosen clinical results, and tried on regimens with visits and response criteria.
 * Simulated, and said to be.
 */
@NullMarked
package org.marrow.niche.population;

import org.jspecify.annotations.NullMarked;
