/** Tests of virtual patients in a study. */
@NullMarked
package org.marrow.workbench.virtual;

import org.jspecify.annotations.NullMarked;
