/** Claims about groups that were not randomised. */
@NullMarked
package org.marrow.survival.confounding;

import org.jspecify.annotations.NullMarked;
