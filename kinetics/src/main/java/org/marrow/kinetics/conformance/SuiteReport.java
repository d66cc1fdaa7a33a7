package org.marrow.kinetics.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The verdicts of a collection.
 *
 * @param rows one per case and level, in the suite's order
 */
public record SuiteReport(List<Row> rows) {
  public SuiteReport {
    rows = List.copyOf(rows);
  }

  /**
   * A verdict with the tags of its case.
   *
   * @param tags component and test tags, and {@code testType:} with the type
   */
  public record Row(Verdict verdict, Set<String> tags) {
    public Row {
      tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    }
  }

  /** Numbers of cases by outcome. */
  public record Counts(int total, int passed, int refused, int wrong) {}

  /** All cases. */
  public Counts counts() {
    return counts(rows);
  }

  /** The cases with a tag. */
  public Counts counts(String tag) {
    return counts(rows.stream().filter(r -> r.tags().contains(tag)).toList());
  }

  /** Counts of every tag, by name. */
  public SortedMap<String, Counts> byTag() {
    Map<String, List<Row>> grouped = new TreeMap<>();
    for (Row row : rows) {
      row.tags().forEach(tag -> grouped.computeIfAbsent(tag, t -> new ArrayList<>()).add(row));
    }
    SortedMap<String, Counts> counts = new TreeMap<>();
    grouped.forEach((tag, of) -> counts.put(tag, counts(of)));
    return counts;
  }

  /** The cases of an outcome, by reason; names in quotes are left out of a reason. */
  public SortedMap<String, List<String>> reasons(Verdict.Outcome outcome) {
    SortedMap<String, List<String>> reasons = new TreeMap<>();
    for (Row row : rows) {
      if (row.verdict().outcome() == outcome && !row.verdict().reason().isEmpty()) {
        reasons
            .computeIfAbsent(
                row.verdict().reason().replaceAll(" '[^']*'", ""), r -> new ArrayList<>())
            .add(row.verdict().number());
      }
    }
    return reasons;
  }

  private static Counts counts(List<Row> of) {
    int[] byOutcome = new int[Verdict.Outcome.values().length];
    of.forEach(r -> byOutcome[r.verdict().outcome().ordinal()]++);
    return new Counts(
        of.size(),
        byOutcome[Verdict.Outcome.PASSED.ordinal()],
        byOutcome[Verdict.Outcome.REFUSED.ordinal()],
        byOutcome[Verdict.Outcome.WRONG.ordinal()]);
  }
}
