/**
 * Elementary functions where they are called millions of times: the same bits on every machine, as
 * {@code StrictMath}, in a fraction of its time. {@link
 * org.marrow.survival.elementary.Exponential}, {@link org.marrow.survival.elementary.LogSum}.
 */
@NullMarked
package org.marrow.survival.elementary;

import org.jspecify.annotations.NullMarked;
