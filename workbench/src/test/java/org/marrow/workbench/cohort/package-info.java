/** Putting cohorts together. */
@NullMarked
package org.marrow.workbench.cohort;

import org.jspecify.annotations.NullMarked;
