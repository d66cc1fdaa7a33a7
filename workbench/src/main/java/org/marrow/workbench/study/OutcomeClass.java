package org.marrow.workbench.study;

import java.util.List;

/**
 * An outcome that is known as a class only, such as progression before two years: no time, so no
 * hazard.
 *
 * @param name name in the plan
 * @param column the column
 * @param is values that mean the class
 * @param isNot values that mean the other class
 */
public record OutcomeClass(String name, String column, List<String> is, List<String> isNot) {
  public OutcomeClass {
    is = List.copyOf(is);
    isNot = List.copyOf(isNot);
  }
}
