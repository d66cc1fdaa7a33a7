/** Tests of counting in a study. */
@NullMarked
package org.marrow.workbench.count;

import org.jspecify.annotations.NullMarked;
