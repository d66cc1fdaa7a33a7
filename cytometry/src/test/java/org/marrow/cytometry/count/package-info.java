/** Claims about counts. */
@NullMarked
package org.marrow.cytometry.count;

import org.jspecify.annotations.NullMarked;
