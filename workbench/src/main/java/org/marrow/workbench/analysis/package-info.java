/** The analyses of a plan: each turns a cohort into a section of the report and its numbers. */
@NullMarked
package org.marrow.workbench.analysis;

import org.jspecify.annotations.NullMarked;
