/** Claims about bundles. */
@NullMarked
package org.marrow.workbench.bundle;

import org.jspecify.annotations.NullMarked;
