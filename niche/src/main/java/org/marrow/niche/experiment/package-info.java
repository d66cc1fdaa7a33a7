/**
 * Experiments that were published and can be simulated: arms, what was measured, what the model
 * says under each rival explanation, and which rival an experiment speaks against.
 */
@NullMarked
package org.marrow.niche.experiment;

import org.jspecify.annotations.NullMarked;
