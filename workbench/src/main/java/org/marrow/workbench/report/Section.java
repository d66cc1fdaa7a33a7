package org.marrow.workbench.report;

import java.util.List;

/**
 * A section of a report.
 *
 * @param id short name, unique in the report
 * @param heading heading
 * @param blocks what it says and shows, in order
 */
public record Section(String id, String heading, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
