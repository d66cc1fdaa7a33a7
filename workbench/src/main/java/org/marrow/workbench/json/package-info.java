/** Writing and reading of JSON, in one way everywhere. */
@NullMarked
package org.marrow.workbench.json;

import org.jspecify.annotations.NullMarked;
