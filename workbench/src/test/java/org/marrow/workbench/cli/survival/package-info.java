/** Tests of the survival commands. */
@NullMarked
package org.marrow.workbench.cli.survival;

import org.jspecify.annotations.NullMarked;
