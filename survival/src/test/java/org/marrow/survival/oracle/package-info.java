/** Numbers that R made from public cohorts, and the cohorts; shared by the tests of this module. */
@NullMarked
package org.marrow.survival.oracle;

import org.jspecify.annotations.NullMarked;
