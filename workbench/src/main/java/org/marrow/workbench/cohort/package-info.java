/** The patients of a study and their follow-up, as the statistics take them. */
@NullMarked
package org.marrow.workbench.cohort;

import org.jspecify.annotations.NullMarked;
