/** Mutates text and hands it to readers, and measures what that costs. */
@NullMarked
package org.marrow.kinetics.fuzz;

import org.jspecify.annotations.NullMarked;
