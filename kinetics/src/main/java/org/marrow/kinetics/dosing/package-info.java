/**
 * What happens to a patient at known times: doses, scheduled changes, visits.
 *
 * <p>A {@link org.marrow.kinetics.dosing.Calendar} is an immutable sorted list; every engine
 * consumes it, and its cost is the number of its entries. {@link
 * org.marrow.kinetics.dosing.DoseTable} reads and writes calendars as NONMEM-style tables; {@link
 * org.marrow.kinetics.dosing.Depot} adds first-order absorption to a network.
 */
@NullMarked
package org.marrow.kinetics.dosing;

import org.jspecify.annotations.NullMarked;
