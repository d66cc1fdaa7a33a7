/** Claims about the pictures of survival. */
@NullMarked
package org.marrow.workbench.figure.survival;

import org.jspecify.annotations.NullMarked;
