package org.marrow.workbench.study;

import java.util.List;

/**
 * The patients with certain values of a column.
 *
 * @param column the column
 * @param is values that are meant; at least one
 * @param because why only these, for the flow of patients
 */
public record Selection(String column, List<String> is, String because) {
  public Selection {
    is = List.copyOf(is);
  }
}
