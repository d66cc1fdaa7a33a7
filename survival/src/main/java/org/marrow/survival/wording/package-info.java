/** Words that follow from the evidence: {@link org.marrow.survival.wording.Evidence}. */
@NullMarked
package org.marrow.survival.wording;

import org.jspecify.annotations.NullMarked;
