/**
 * What a program has to say about its input and its analysis, as values: {@link
 * org.marrow.foundation.findings.Finding}, made by a {@link org.marrow.foundation.findings.Rule},
 * at a {@link org.marrow.foundation.findings.Where}.
 */
@NullMarked
package org.marrow.foundation.findings;

import org.jspecify.annotations.NullMarked;
