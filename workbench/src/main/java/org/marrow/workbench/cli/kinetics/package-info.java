/** The commands of reaction networks: {@code marrow model}, {@code marrow simulate}. */
@NullMarked
package org.marrow.workbench.cli.kinetics;

import org.jspecify.annotations.NullMarked;
