/**
 * Twins: the virtual patients who look like one measured patient, and what they say about the
 * course under each arm. A model estimate among virtual patients; research use only, not advice
 * about a person.
 */
@NullMarked
package org.marrow.niche.twin;

import org.jspecify.annotations.NullMarked;
