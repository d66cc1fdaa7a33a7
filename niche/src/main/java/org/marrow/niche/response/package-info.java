/**
 * Response and progression by the criteria of the International Myeloma Working Group, from
 * measurements at visits: {@link org.marrow.niche.response.Assessment} in, {@link
 * org.marrow.niche.response.Response} out.
 *
 * <p>Sources: Kumar et al., Lancet Oncol 2016;17:e328 and Rajkumar et al., Blood 2011;117:4691, as
 * tabled in PMC9954856 (table 1) and PMC2627786 (table 5). The latter prints the limit of the
 * free-light-chain difference as 10 mg/L; the others, and this package, use 10 mg/dL = 100 mg/L.
 */
@NullMarked
package org.marrow.niche.response;

import org.jspecify.annotations.NullMarked;
