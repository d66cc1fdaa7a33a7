package org.marrow.workbench.study;

import java.util.List;

/**
 * Markers against an outcome class.
 *
 * @param name heading in the report
 * @param outcome name of the class
 * @param markers markers or columns, each alone
 * @param families sets of them whose p values are corrected together
 */
public record ClassPlan(String name, String outcome, List<String> markers, List<Family> families)
    implements Analysis {
  /**
   * Markers that were looked at together.
   *
   * @param name what they are
   * @param markers at least one of the plan's markers
   */
  public record Family(String name, List<String> markers) {
    public Family {
      markers = List.copyOf(markers);
    }
  }

  public ClassPlan {
    markers = List.copyOf(markers);
    families = List.copyOf(families);
  }
}
