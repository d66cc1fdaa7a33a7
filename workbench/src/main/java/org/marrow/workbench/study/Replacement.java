package org.marrow.workbench.study;

import java.util.Optional;

/**
 * A text of a column read as something else, for example a value below the limit of detection.
 *
 * @param column the column
 * @param text the text as it stands in the table
 * @param by what it is read as; empty for missing
 * @param because why
 */
public record Replacement(String column, String text, Optional<String> by, String because) {}
