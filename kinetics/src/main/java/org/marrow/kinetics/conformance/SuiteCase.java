package org.marrow.kinetics.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marrow.kinetics.sbml.SbmlSource;

/**
 * One case of the suite.
 *
 * @param number five digits, for example {@code 00001}
 * @param kind semantic or stochastic
 * @param type the suite's {@code testType}, for example {@code TimeCourse}
 * @param tags component tags and test tags
 * @param settings what to run and how to judge it
 * @param models the documents by level and version ({@code l3v2})
 * @param files all files of the case's folder by name
 */
record SuiteCase(
    String number,
    Kind kind,
    String type,
    Set<String> tags,
    SuiteSettings settings,
    SortedMap<String, byte[]> models,
    Map<String, byte[]> files) {

  /** The two collections of the suite that are run. */
  enum Kind {
    SEMANTIC,
    STOCHASTIC
  }

  SuiteCase {
    models = new TreeMap<>(models);
  }

  /** The names of the levels to run: the newest one, or all. */
  List<String> levels(boolean all) {
    return all ? List.copyOf(models.keySet()) : List.of(models.lastKey());
  }

  SbmlSource siblings() {
    return name -> java.util.Optional.ofNullable(files.get(name));
  }

  ExpectedTable expected() {
    byte[] bytes = files.get(number + "-results.csv");
    if (bytes == null) {
      throw new IllegalStateException("case " + number + " has no results file");
    }
    return ExpectedTable.parse(bytes);
  }
}
