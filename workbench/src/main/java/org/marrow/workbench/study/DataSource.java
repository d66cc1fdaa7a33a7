package org.marrow.workbench.study;

/**
 * The table of patients.
 *
 * @param file path relative to the study's folder
 * @param patient column with the pseudonym
 * @param source where the table comes from, or the empty string
 * @param licence its terms, or the empty string
 */
public record DataSource(String file, String patient, String source, String licence) {}
