/** The findings that kinetics can make, for the page of all rules. */
@NullMarked
package org.marrow.kinetics.rules;

import org.jspecify.annotations.NullMarked;
