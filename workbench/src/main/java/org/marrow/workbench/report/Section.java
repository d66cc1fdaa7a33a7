package org.marrow.workbench.report;

import java.util.List;
import org.marrow.workbench.figure.Figure;

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

  /** The figures it shows, in order. */
  public List<Figure> figures() {
    return blocks.stream()
        .flatMap(block ->
            block instanceof Block.Shown shown
                ? java.util.stream.Stream.of(shown.figure())
                : java.util.stream.Stream.empty())
        .toList();
  }
}
