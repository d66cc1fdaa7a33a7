package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.List;
import org.marrow.kinetics.lanes.Slot;

/** The nodes of the exact solution of a component of states within a step. */
final class LinearCode {
  /** Below this (e^x - 1) / x is a polynomial. */
  static final double SERIES = 0x1p-7;

  private static final double[] COEFFICIENTS = {1, 1 / 2., 1 / 6., 1 / 24., 1 / 120., 1 / 720.};

  private final Code code;
  private final LinearModes modes;
  private final int size;
  private final int[] exponents;
  private final int[] bounded;
  private final int[] amplitudes;
  private final int[] drives;

  LinearCode(Code code, LinearModes modes, int firstState) {
    this.code = code;
    this.modes = modes;
    int[] states = modes.states();
    this.size = states.length;
    exponents = new int[size];
    bounded = new int[size];
    int least = code.constant(LinearModes.LEAST_EXPONENT);
    amplitudes = new int[size];
    drives = new int[size];
    int step = code.slot(Slot.STEP);
    for (int k = 0; k < size; k++) {
      exponents[k] = code.mul(code.slot(modes.eigenvalue(k)), step);
      bounded[k] = code.select(code.compare(Op.LT, exponents[k], least), least, exponents[k]);
      int amplitude = code.constant(0);
      int drive = code.constant(0);
      for (int i = 0; i < size; i++) {
        if (modes.reaches(i, k)) {
          int weight = weight(i, k, modes.inverse(k, i));
          amplitude = code.add(amplitude, code.mul(weight, code.slot(firstState + states[i])));
          drive = code.add(drive, code.mul(weight, driver(i)));
        }
      }
      amplitudes[k] = amplitude;
      drives[k] = drive;
    }
  }

  private int weight(int i, int k, int slot) {
    return i == k && modes.isAlone(i) ? code.constant(1) : code.slot(slot);
  }

  private int driver(int i) {
    LinearModes.Place place = modes.constant(i);
    int constant = place.slot() < 0 ? code.constant(place.number()) : code.slot(place.slot());
    return modes.rate(i) < 0 ? constant : code.add(constant, code.slot(modes.rate(i)));
  }

  /**
   * Nodes of the states at a part of the step.
   *
   * @param part 0 at the start of the step, 1 at its end
   * @param wanted places of the states in the component
   */
  List<Integer> at(double part, List<Integer> wanted) {
    int[] mode = new int[size];
    for (int k = 0; k < size; k++) {
      int grown = code.apply(Op.EXP, code.mul(code.constant(part), bounded[k]));
      mode[k] = code.mul(grown, amplitudes[k]);
      if (!code.isConstant(drives[k], 0)) {
        int x = code.mul(code.constant(part), exponents[k]);
        int quotient = code.div(code.sub(grown, code.constant(1)), x);
        int small = code.compare(Op.LT, code.apply(Op.ABS, x), code.constant(SERIES));
        int share = code.select(small, seriesNode(x), quotient);
        int time = code.mul(code.constant(part), code.slot(Slot.STEP));
        mode[k] = code.add(mode[k], code.mul(code.mul(drives[k], time), share));
      }
    }
    List<Integer> nodes = new ArrayList<>();
    for (int i : wanted) {
      int sum = code.constant(0);
      for (int k = 0; k < size; k++) {
        if (modes.reaches(k, i)) {
          sum = code.add(sum, code.mul(weight(i, k, modes.vector(i, k)), mode[k]));
        }
      }
      nodes.add(sum);
    }
    return nodes;
  }

  private int seriesNode(int x) {
    int sum = code.constant(COEFFICIENTS[COEFFICIENTS.length - 1]);
    for (int i = COEFFICIENTS.length - 2; i >= 0; i--) {
      sum = code.add(code.constant(COEFFICIENTS[i]), code.mul(x, sum));
    }
    return sum;
  }

  /** (e^x - 1) / x for small x. */
  static double series(double x) {
    double sum = COEFFICIENTS[COEFFICIENTS.length - 1];
    for (int i = COEFFICIENTS.length - 2; i >= 0; i--) {
      sum = Math.fma(x, sum, COEFFICIENTS[i]);
    }
    return sum;
  }
}
