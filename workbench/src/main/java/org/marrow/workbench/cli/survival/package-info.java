/** The commands of {@code marrow survival}: time-to-event analysis of any table. */
@NullMarked
package org.marrow.workbench.cli.survival;

import org.jspecify.annotations.NullMarked;
