/** Marrow workbench. */
@NullMarked
package org.marrow.workbench;

import org.jspecify.annotations.NullMarked;
