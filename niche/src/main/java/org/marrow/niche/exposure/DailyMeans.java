package org.marrow.niche.exposure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.kinetics.compile.Areas;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.Slot;

/**
 * Mean of every exposure over spans of one patient's days: a day without a dose, the first quarter
 * of a day with one and its rest, because killing is over early.
 *
 * <p>The drugs' amounts are moved exactly by {@link LinearBlock}; where a rate constant changes
 * with time (bortezomib's clearance) its value in the middle of a part of the day stands for it
 * (Magnus 1954, order 2). The mean is Boole's rule on intervals that double in length after a dose.
 *
 * <p>A day that begins like an earlier one with the same doses, up to {@value #ALIKE} of the
 * largest amount so far, has that day's means; its amounts are moved all the same. Not thread-safe.
 */
final class DailyMeans {
  /** Two beginnings of a day that differ by less, relative to the largest amount, are alike. */
  static final double ALIKE = 1e-4;

  /** Relative change of A until the end below which it counts as constant. */
  private static final double SETTLED = 1e-4;

  private static final int MOST_REMEMBERED = 64;

  private final Kernel kernel;
  private final Routines routines;
  private final double[] memory;
  private final int n;
  private final int exposures;
  private final DoseDays doses;
  private final List<LinearBlock> blocks;
  private final boolean[] changing;
  private final double[] matrix;
  private final double[] later;
  private final double[] x;
  private final double[] largest;
  private final double[] sums;
  private double pending;
  private final List<Remembered> remembered = new ArrayList<>();

  /** A day that was computed. */
  private record Remembered(int pattern, double[] start, List<Span> spans) {}

  /**
   * A stretch of a day.
   *
   * @param days its length
   * @param means the mean of each exposure over it
   */
  record Span(double days, double[] means) {}

  /**
   * @param kernel of {@link Cascade#drugs}
   * @param n number of drug states
   * @param blocks the blocks of the drug states
   * @param changing whether a block's rate constants change with time
   */
  DailyMeans(Kernel kernel, int n, DoseDays doses, List<int[]> blocks, boolean[] changing) {
    this.kernel = kernel;
    this.routines = kernel.routines(1);
    this.memory = new double[kernel.slots()];
    this.n = n;
    this.exposures = kernel.states() - n;
    this.doses = doses;
    this.blocks = blocks.stream().map(LinearBlock::new).toList();
    this.changing = changing.clone();
    matrix = new double[n * n];
    later = new double[n * n];
    x = new double[n];
    largest = new double[n];
    sums = new double[exposures];
  }

  /**
   * The spans of all days, in order.
   *
   * @param inputs of the drugs' system, for this patient
   */
  List<Span> of(double[] inputs) {
    Areas areas = kernel.areas();
    System.arraycopy(inputs, 0, memory, areas.input(), inputs.length);
    kernel.prologue(memory, 1, 0);
    Arrays.fill(x, 0);
    Arrays.fill(largest, 0);
    Arrays.fill(sums, 0);
    remembered.clear();
    int days = doses.days();
    List<Span> spans = new ArrayList<>();
    generatorAt(0, matrix);
    for (int b = 0; b < changing.length; b++) {
      blocks.get(b).generator(matrix, n);
      if (!changing[b]) {
        blocks.get(b).exponentiate(LinearBlock.FINEST, 0);
      }
    }
    boolean settled = allConstant();
    for (int day = 0; day < days; day++) {
      doses.give(day, x);
      for (int i = 0; i < n; i++) {
        largest[i] = Math.max(largest[i], Math.abs(x[i]));
      }
      if (!settled && isSettled(day, days)) {
        settled = true;
        for (int b = 0; b < changing.length; b++) {
          if (changing[b]) {
            blocks.get(b).generator(matrix, n);
            blocks.get(b).exponentiate(LinearBlock.FINEST, 0);
          }
        }
      }
      spans.addAll(day(day, settled));
    }
    return spans;
  }

  private boolean allConstant() {
    for (boolean c : changing) {
      if (c) {
        return false;
      }
    }
    return true;
  }

  /** Whether A hardly changes any more; leaves A of now in the matrix. */
  private boolean isSettled(int day, int days) {
    generatorAt(day, matrix);
    for (double time : new double[] {0.5 * (day + days), days}) {
      generatorAt(time, later);
      for (int i = 0; i < matrix.length; i++) {
        if (Math.abs(later[i] - matrix[i]) > SETTLED * Math.abs(matrix[i])) {
          return false;
        }
      }
    }
    return true;
  }

  private List<Span> day(int day, boolean settled) {
    int pattern = doses.pattern(day);
    if (settled) {
      for (int i = remembered.size() - 1; i >= 0; i--) {
        Remembered earlier = remembered.get(i);
        if (earlier.pattern == pattern && isAlike(earlier.start)) {
          move(0);
          return earlier.spans;
        }
      }
    }
    double[] start = x.clone();
    List<Span> spans = new ArrayList<>();
    if (pattern == 0) {
      prepare(day + 0.5, 2, 2, settled);
      boole(day, 0, 2);
      spans.add(span(day + 1, 1));
    } else {
      prepare(day + 0.125, LinearBlock.FINEST, 5, settled);
      boole(day, 0, LinearBlock.FINEST);
      for (int level = LinearBlock.FINEST; level > 4; level--) {
        boole(day, Math.scalb(4.0, -level), level);
      }
      spans.add(span(day + 0.25, 0.25));
      prepare(day + 0.375, 4, 4, settled);
      boole(day, 0.25, 4);
      prepare(day + 0.75, 3, 3, settled);
      boole(day, 0.5, 3);
      spans.add(span(day + 1, 0.75));
    }
    if (settled) {
      if (remembered.size() == MOST_REMEMBERED) {
        remembered.removeFirst();
      }
      remembered.add(new Remembered(pattern, start, spans));
    }
    return spans;
  }

  /** Ends a span at a time: the mean of what was summed since the last one. */
  private Span span(double time, double days) {
    add(time, pending);
    pending = 0;
    double[] means = new double[exposures];
    for (int e = 0; e < exposures; e++) {
      means[e] = sums[e] / days;
      sums[e] = 0;
    }
    return new Span(days, means);
  }

  private boolean isAlike(double[] start) {
    for (int i = 0; i < n; i++) {
      if (Math.abs(x[i] - start[i]) > ALIKE * largest[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Boole's rule over four steps of 2^-level from a time of the day. Its last point waits for the
   * next interval, which begins with it.
   */
  private void boole(int day, double from, int level) {
    double h = Math.scalb(1.0, -level);
    for (int i = 0; i < 4; i++) {
      add(day + from + i * h, pending + BOOLE[i] * h);
      pending = 0;
      move(level);
    }
    pending = BOOLE[4] * h;
  }

  private static final double[] BOOLE = {14.0 / 45, 64.0 / 45, 24.0 / 45, 64.0 / 45, 14.0 / 45};

  /** The exponentials of blocks that change with time, for A at a time within the day. */
  private void prepare(double time, int finest, int coarsest, boolean settled) {
    if (settled) {
      return;
    }
    generatorAt(time, matrix);
    for (int b = 0; b < changing.length; b++) {
      if (changing[b]) {
        blocks.get(b).generator(matrix, n);
        blocks.get(b).exponentiate(finest, coarsest);
      }
    }
  }

  private void move(int level) {
    for (LinearBlock block : blocks) {
      block.move(x, level);
    }
  }

  /** Adds the exposures of now to the sums. */
  private void add(double time, double weight) {
    Areas areas = kernel.areas();
    System.arraycopy(x, 0, memory, areas.u(), n);
    memory[Slot.TIME] = time;
    routines.derivative(memory);
    for (int e = 0; e < exposures; e++) {
      sums[e] = Math.fma(weight, memory[areas.derivative() + n + e], sums[e]);
    }
  }

  private void generatorAt(double time, double[] into) {
    generatorAt(kernel, routines, memory, time, new double[n], into);
  }

  /** The matrix df/dx of the drugs' states at a time and place. */
  static void generatorAt(
      Kernel kernel, Routines routines, double[] memory, double time, double[] at, double[] into) {
    Areas areas = kernel.areas();
    int n = at.length;
    System.arraycopy(at, 0, memory, areas.y(), n);
    System.arraycopy(at, 0, memory, areas.u(), n);
    memory[Slot.TIME] = time;
    memory[Slot.STEP_TIME] = time;
    routines.linearise(memory);
    Arrays.fill(into, 0);
    for (Areas.Entry entry : areas.jacobian()) {
      if (entry.row() < n && entry.column() < n) {
        into[entry.row() * n + entry.column()] =
            -(entry.slot() < 0 ? entry.value() : memory[entry.slot()]);
      }
    }
  }
}
