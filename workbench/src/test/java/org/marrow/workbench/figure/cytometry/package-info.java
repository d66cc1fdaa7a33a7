/** Claims about the pictures of cytometry. */
@NullMarked
package org.marrow.workbench.figure.cytometry;

import org.jspecify.annotations.NullMarked;
