/**
 * Regimens in the notation that clinicians use, expanded into dated doses.
 *
 * <pre>{@code
 * Regimen vd = Regimen.parse(
 *     "bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8 + dexamethasone 20 mg PO d1,2,4,5,8,9,11,12 q21d x8");
 * List<Administration> doses = vd.administrations(new BodySize(75, 1.8), 180);
 * }</pre>
 *
 * <p>Day 1 of a regimen is time 0 of the program; day d is time d - 1.
 */
@NullMarked
package org.marrow.niche.regimen;

import org.jspecify.annotations.NullMarked;
