package org.marrow.workbench.virtual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one of many repeated studies found.
 *
 * @param study number of the study, from 0
 * @param patients at risk at the landmark, with a count
 * @param events progressions among them
 * @param coef log hazard ratio per doubling as counted
 * @param standardError its standard error
 * @param reliability of one count, from repeated aspirates
 * @param corrected log hazard ratio with the counting error carried through; NaN where the
 *     reliability could not be told from zero
 * @param correctedError its standard error
 * @param refused whether groups by the second sample from the first dose on were refused
 */
record Repetition(
    int study,
    int patients,
    int events,
    double coef,
    double standardError,
    double reliability,
    double corrected,
    double correctedError,
    boolean refused) {
  private static final double Z = 1.959963984540054;

  /** Names of the columns of {@link #line}. */
  static final String HEADER =
      "study,patients,events,coef,se,reliability,corrected,corrected_se,refused";

  static Repetition of(int study, MarkerEstimate estimate, boolean refused) {
    return new Repetition(
        study,
        estimate.patients(),
        estimate.events(),
        estimate.coef(),
        estimate.standardError(),
        estimate.reliability().map(r -> r.value()).orElse(Double.NaN),
        estimate.corrected().map(c -> c.coef()).orElse(Double.NaN),
        estimate.corrected().map(c -> c.standardError()).orElse(Double.NaN),
        refused);
  }

  /** Reads {@link #line} back, to the bit. */
  static Repetition of(String line) {
    List<String> cells = List.of(line.split(",", -1));
    return new Repetition(
        Integer.parseInt(cells.get(0)),
        Integer.parseInt(cells.get(1)),
        Integer.parseInt(cells.get(2)),
        Double.parseDouble(cells.get(3)),
        Double.parseDouble(cells.get(4)),
        Double.parseDouble(cells.get(5)),
        Double.parseDouble(cells.get(6)),
        Double.parseDouble(cells.get(7)),
        Boolean.parseBoolean(cells.get(8)));
  }

  /** A line of a table. */
  String line() {
    return Stream.of(
            study,
            patients,
            events,
            coef,
            standardError,
            reliability,
            corrected,
            correctedError,
            refused)
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  /** Whether the corrected 95 % interval holds a value; false where there is none. */
  boolean covers(double truth) {
    return Math.abs(truth - corrected) <= Z * correctedError;
  }

  /** Whether the 95 % interval as counted holds a value. */
  boolean coversAsCounted(double truth) {
    return Math.abs(truth - coef) <= Z * standardError;
  }
}
