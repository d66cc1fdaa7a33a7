/** Running and verifying a study. */
@NullMarked
package org.marrow.workbench.run;

import org.jspecify.annotations.NullMarked;
