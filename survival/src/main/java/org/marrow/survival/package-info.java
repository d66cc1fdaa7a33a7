/** Marrow survival. */
@NullMarked
package org.marrow.survival;

import org.jspecify.annotations.NullMarked;
