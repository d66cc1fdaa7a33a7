/** Claims about models of several landmarks. */
@NullMarked
package org.marrow.survival.landmarks;

import org.jspecify.annotations.NullMarked;
