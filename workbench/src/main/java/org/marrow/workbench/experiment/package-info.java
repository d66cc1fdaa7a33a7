/**
 * Published experiments simulated as part of a study: what each rival explanation gives beside what
 * was published, which experiment refutes which rival, and where published numbers pull the model
 * apart. Everything here is simulated, and every table and figure says so.
 */
@NullMarked
package org.marrow.workbench.experiment;

import org.jspecify.annotations.NullMarked;
