/** Pictures of the niche: calendars of regimens, arms of experiments. */
@NullMarked
package org.marrow.workbench.figure.niche;

import org.jspecify.annotations.NullMarked;
