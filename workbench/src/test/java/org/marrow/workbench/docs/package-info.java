/** The docs do what they say. */
@NullMarked
package org.marrow.workbench.docs;

import org.jspecify.annotations.NullMarked;
