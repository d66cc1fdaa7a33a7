/** Claims about elementary functions. */
@NullMarked
package org.marrow.survival.elementary;

import org.jspecify.annotations.NullMarked;
