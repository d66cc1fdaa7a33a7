/** Commands of cytometry. */
@NullMarked
package org.marrow.workbench.cli.cytometry;

import org.jspecify.annotations.NullMarked;
