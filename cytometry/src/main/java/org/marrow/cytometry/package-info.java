/** Marrow cytometry. */
@NullMarked
package org.marrow.cytometry;

import org.jspecify.annotations.NullMarked;
