package org.marrow.workbench.study;

import java.util.List;

/**
 * A way to put patients into groups.
 *
 * @param name for example decade of entry
 * @param column column it is made from
 * @param breaks ascending cuts of a number column; empty when each value is a group
 * @param labels names of the groups from below, one more than breaks; empty without breaks
 */
public record Grouping(String name, String column, List<Double> breaks, List<String> labels) {
  public Grouping {
    breaks = List.copyOf(breaks);
    labels = List.copyOf(labels);
    if (!breaks.isEmpty() && labels.size() != breaks.size() + 1) {
      throw new IllegalArgumentException(
          name + " has " + breaks.size() + " breaks and needs " + (breaks.size() + 1) + " labels");
    }
  }
}
