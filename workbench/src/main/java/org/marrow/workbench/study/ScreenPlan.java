package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * Many markers, each in a model of its own for one standard deviation.
 *
 * @param name heading in the report
 * @param endPoint name of the end point
 * @param among the patients looked at, when not all
 * @param columns markers or columns to look at; empty for all of {@code table}
 * @param table file of a joined table whose columns are looked at, if {@code columns} is empty
 * @param names table that says what the markers are, for labels
 * @param adjustFor columns beside each marker
 * @param falseDiscoveryRate share of false findings that is accepted
 * @param show how many of them the figure and the printed table show
 */
public record ScreenPlan(
    String name,
    String endPoint,
    Optional<Selection> among,
    List<String> columns,
    String table,
    Optional<NameTable> names,
    List<String> adjustFor,
    double falseDiscoveryRate,
    int show)
    implements Analysis {
  /**
   * What markers are, for example the genes of probes.
   *
   * @param file its file
   * @param key column with the names of the markers
   * @param name column with what they are
   */
  public record NameTable(String file, String key, String name) {}

  public ScreenPlan {
    columns = List.copyOf(columns);
    adjustFor = List.copyOf(adjustFor);
  }
}
