/** The command line as a user meets it. */
@NullMarked
package org.marrow.workbench.cli;

import org.jspecify.annotations.NullMarked;
