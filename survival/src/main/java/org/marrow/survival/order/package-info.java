/**
 * Sorting without boxing, and the comparison of times: what every rank statistic starts with.
 * {@link org.marrow.survival.order.IndexSort} sorts row numbers by double keys; {@link
 * org.marrow.survival.order.TiedTimes} makes times equal that differ by rounding only.
 */
@NullMarked
package org.marrow.survival.order;

import org.jspecify.annotations.NullMarked;
