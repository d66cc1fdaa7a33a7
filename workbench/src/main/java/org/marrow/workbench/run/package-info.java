/**
 * Running a study: {@link org.marrow.workbench.run.StudyRun} takes the steps that the study asks
 * for and gives the report; {@link org.marrow.workbench.run.Verification} runs it again and
 * compares.
 */
@NullMarked
package org.marrow.workbench.run;

import org.jspecify.annotations.NullMarked;
