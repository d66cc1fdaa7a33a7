/**
 * Units that are checked and converted, not decoration: {@link org.marrow.foundation.units.Unit}
 * and {@link org.marrow.foundation.units.Quantity}.
 *
 * <pre>{@code
 * Quantity.parse("5.2 mg/dL").to(Unit.parse("g/L")); // 0.052 g/L
 * Quantity.parse("1 ng/mL").to(Unit.parse("nM"), Quantity.parse("384.2 g/mol")); // 2.60 nM
 * }</pre>
 *
 * <p>Conventions: a month is 30.4375 days and a year 365.25 days; {@code /kg} always means per
 * kilogram of body weight, so a dose in mg/kg never passes for a fraction; {@code U} is the
 * international unit; {@code log2} and {@code log10} mark values on a logarithmic scale, which
 * convert to nothing else.
 */
@NullMarked
package org.marrow.foundation.units;

import org.jspecify.annotations.NullMarked;
