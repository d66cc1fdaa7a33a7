/** Marrow kinetics. */
@NullMarked
package org.marrow.kinetics;

import org.jspecify.annotations.NullMarked;
