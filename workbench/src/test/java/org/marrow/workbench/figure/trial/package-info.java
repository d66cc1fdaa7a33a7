/** Tests of the pictures of patients in a trial. */
@NullMarked
package org.marrow.workbench.figure.trial;

import org.jspecify.annotations.NullMarked;
