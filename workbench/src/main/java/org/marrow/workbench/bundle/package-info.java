/**
 * A report as one file that somebody else can check: an RO-Crate 1.1 in a zip with the report, the
 * inputs that are not personal, hashes of all inputs, seed, version and models. {@link
 * org.marrow.workbench.bundle.Bundle} writes it, {@link org.marrow.workbench.bundle.OpenedBundle}
 * reads it.
 */
@NullMarked
package org.marrow.workbench.bundle;

import org.jspecify.annotations.NullMarked;
