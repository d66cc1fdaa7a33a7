/** Figures of time-to-event analyses. */
@NullMarked
package org.marrow.workbench.figure.survival;

import org.jspecify.annotations.NullMarked;
