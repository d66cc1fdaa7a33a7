package org.marrow.workbench.experiment;

import java.util.List;
import java.util.OptionalDouble;

/** The numbers of the simulated experiments for programs; empty where a number has no value. */
final class MouseResults {
  private MouseResults() {}

  /** One rival. */
  record ByRival(String rival, boolean simulated, List<Arm> arms, List<Row> published) {}

  /** One arm. */
  record Arm(
      String arm,
      OptionalDouble m1Fold,
      OptionalDouble il1Fold,
      OptionalDouble ticShare,
      OptionalDouble ticFold,
      OptionalDouble deathDay) {}

  /** A published number and the simulated one. */
  record Row(
      String arm,
      String readout,
      OptionalDouble low,
      OptionalDouble high,
      OptionalDouble simulated,
      String use,
      boolean agrees,
      String text,
      String source) {}

  static ByRival rival(RivalRun run) {
    return new ByRival(
        run.name(),
        true,
        run.arms().stream()
            .map(a ->
                new Arm(
                    a.arm().id(),
                    finite(a.m1Fold()),
                    finite(a.il1Fold()),
                    finite(a.ticShare()),
                    finite(a.ticFold()),
                    finite(a.death())))
            .toList(),
        run.comparisons().stream()
            .map(c ->
                new Row(
                    c.published().arm(),
                    c.published().readout().words(),
                    finite(c.published().low()),
                    finite(c.published().high()),
                    finite(c.simulated()),
                    Wording.use(c.published()),
                    c.agrees(),
                    c.published().text(),
                    c.published().source()))
            .toList());
  }

  static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
