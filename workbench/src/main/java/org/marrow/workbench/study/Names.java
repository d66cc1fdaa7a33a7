package org.marrow.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the sections of a study file may refer to.
 *
 * @param endPoints names of end points
 * @param units unit of each end point, in the same order
 * @param classes names of outcome classes
 * @param groups names of groupings
 * @param exposures names of exposures
 * @param columns markers, exposures and columns of the tables; empty when a table is not there
 */
record Names(
    List<String> endPoints,
    List<String> units,
    List<String> classes,
    List<String> groups,
    List<String> exposures,
    Optional<List<String>> columns) {

  /** The names of a study, with the columns of its tables when they are known. */
  static Names of(Entry.Mapping study, Optional<List<String>> tables) {
    List<String> units =
        study.sections("end-points").stream().map(s -> s.text("unit", "")).toList();
    Optional<List<String>> columns =
        tables.map(known -> {
          List<String> all = new ArrayList<>(study.names("markers"));
          all.addAll(study.names("exposures"));
          all.addAll(known);
          return List.copyOf(all);
        });
    return new Names(
        study.names("end-points"),
        units,
        study.names("classes"),
        study.names("groups"),
        study.names("exposures"),
        columns);
  }

  /** Unit of an end point; the empty string when there is none of that name. */
  String unit(String endPoint) {
    int at = endPoints.indexOf(endPoint);
    return at < 0 || at >= units.size() ? "" : units.get(at);
  }
}
