/** Commands about the niche: regimens, experiments, sources of the model's numbers. */
@NullMarked
package org.marrow.workbench.cli.niche;

import org.jspecify.annotations.NullMarked;
