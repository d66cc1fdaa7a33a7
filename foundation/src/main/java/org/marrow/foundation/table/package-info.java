/**
 * Typed tables in columns, in and out of CSV, with every fault of a file reported at once.
 *
 * <p>{@link org.marrow.foundation.table.Table} holds {@link org.marrow.foundation.table.Column}s;
 * {@link org.marrow.foundation.table.CsvFormat} says how a file is written, and finds out what it
 * was not told; {@link org.marrow.foundation.table.CsvRows} streams a file that need not fit in
 * memory.
 *
 * <pre>{@code
 * Findings findings = new Findings();
 * Table cohort = Table.read(Path.of("cohort.csv"), CsvFormat.detect(), findings);
 * double[] months = cohort.numbers("time_months", findings); // NaN where missing
 * findings.throwIfFaulty(); // every bad cell of every column asked for, at once
 * }</pre>
 */
@NullMarked
package org.marrow.foundation.table;

import org.jspecify.annotations.NullMarked;
