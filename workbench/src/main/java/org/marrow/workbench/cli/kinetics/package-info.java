/** The commands of the reaction-network engine: conformance, model, simulate, bench. */
@NullMarked
package org.marrow.workbench.cli.kinetics;

import org.jspecify.annotations.NullMarked;
