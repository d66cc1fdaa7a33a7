/**
 * The myeloma niche under treatment: drugs, regimens, response criteria, virtual patients, arms and
 * the experiments they are tried in. Simulated numbers say that they are; every parameter has a
 * source.
 */
@NullMarked
package org.marrow.niche;

import org.jspecify.annotations.NullMarked;
