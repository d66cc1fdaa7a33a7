/** Marrow niche. */
@NullMarked
package org.marrow.niche;

import org.jspecify.annotations.NullMarked;
