/** Study files: what is read, and how faults are told. */
@NullMarked
package org.marrow.workbench.study;

import org.jspecify.annotations.NullMarked;
