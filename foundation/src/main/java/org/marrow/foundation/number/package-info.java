/**
 * Numbers for people: {@link org.marrow.foundation.number.NumberText} writes a number with its
 * interval, {@link org.marrow.foundation.number.Interval} is one.
 */
@NullMarked
package org.marrow.foundation.number;

import org.jspecify.annotations.NullMarked;
