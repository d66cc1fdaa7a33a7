/**
 * The patients of a study: tables joined on patient and visit into one {@link
 * org.marrow.workbench.cohort.Cohort}, without names and dates, with every patient that was left
 * out counted.
 */
@NullMarked
package org.marrow.workbench.cohort;

import org.jspecify.annotations.NullMarked;
