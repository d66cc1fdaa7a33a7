/**
 * Stiff problems with published solutions, for tests, benchmarks and the page that shows accuracy
 * against tolerance.
 */
@NullMarked
package org.marrow.kinetics.problems;

import org.jspecify.annotations.NullMarked;
