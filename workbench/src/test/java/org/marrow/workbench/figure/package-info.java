/** Figures as text: what is drawn, and that it never varies. */
@NullMarked
package org.marrow.workbench.figure;

import org.jspecify.annotations.NullMarked;
