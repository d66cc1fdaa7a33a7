/** The commands of cytometry as a user meets them. */
@NullMarked
package org.marrow.workbench.cli.cytometry;

import org.jspecify.annotations.NullMarked;
