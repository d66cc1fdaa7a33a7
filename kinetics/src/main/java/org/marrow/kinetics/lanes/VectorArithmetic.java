package org.marrow.kinetics.lanes;

import static org.marrow.kinetics.elementary.Elementary.*;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.marrow.kinetics.elementary.Elementary;

/**
 * The arithmetic in vector registers. {@link Lanes} makes one hidden copy of this class for each
 * number of lanes, so that the species is a constant to the JIT; the original is never used.
 *
 * <p>The functions repeat {@link Elementary} operation by operation.
 */
final class VectorArithmetic implements LaneArithmetic {
  private static final VectorSpecies<Double> SPECIES = species();
  private static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, SPECIES.vectorShape());
  private static final int W = SPECIES.length();

  VectorArithmetic() {}

  private static VectorSpecies<Double> species() {
    try {
      Integer lanes = MethodHandles.classData(MethodHandles.lookup(), "_", Integer.class);
      return lanes == null ? DoubleVector.SPECIES_PREFERRED : Lanes.species(lanes);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int lanes() {
    return W;
  }

  private static DoubleVector load(double[] memory, int at) {
    return DoubleVector.fromArray(SPECIES, memory, at);
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  @Override
  public void exp(double[] memory, int a, int result) {
    DoubleVector x = load(memory, a);
    if (!inExpRange(x).allTrue()) {
      expLaneByLane(memory, a, result);
      return;
    }
    expOfSum(x, all(0)).intoArray(memory, result);
  }

  /** In a loop, over which the constants stay in registers. */
  @Override
  public void exp(double[] memory, int a, int result, int count) {
    int end = count * W;
    for (int i = 0; i < end; i += W) {
      DoubleVector x = load(memory, a + i);
      if (inExpRange(x).allTrue()) {
        expOfSum(x, all(0)).intoArray(memory, result + i);
      } else {
        expLaneByLane(memory, a + i, result + i);
      }
    }
  }

  private static void expLaneByLane(double[] memory, int a, int result) {
    for (int i = 0; i < W; i++) {
      memory[result + i] = Elementary.exp(memory[a + i]);
    }
  }

  /** Where e^x is a normal number, so that one factor scales it. */
  private static VectorMask<Double> inExpRange(DoubleVector x) {
    return x.abs().compare(VectorOperators.LT, 708);
  }

  private static DoubleVector expOfSum(DoubleVector high, DoubleVector low) {
    DoubleVector rounder = all(ROUNDER);
    DoubleVector shifted = high.fma(all(LOG2_E), rounder);
    DoubleVector k = shifted.sub(rounder);
    DoubleVector minusK = k.neg();
    DoubleVector exact = minusK.fma(all(LN2_HIGH), high);
    DoubleVector tail = k.mul(all(LN2_LOW));
    DoubleVector near = exact.sub(tail);
    DoubleVector lost = exact.sub(near).sub(tail);
    DoubleVector r = near.add(low);
    DoubleVector rest = near.sub(r).add(low).add(lost);
    DoubleVector r2 = r.mul(r);
    DoubleVector r4 = r2.mul(r2);
    DoubleVector p4 = r2.fma(r.fma(all(E7), all(E6)), r.fma(all(E5), all(E4)));
    DoubleVector p8 = r2.fma(all(E10), r.fma(all(E9), all(E8)));
    DoubleVector p0 = r2.fma(r.fma(all(E3), all(E2)), r.fma(all(E1), all(E0)));
    DoubleVector p = r4.fma(p8, p4).fma(r4, p0);
    DoubleVector one = all(1);
    DoubleVector sum = one.add(r);
    DoubleVector y = sum.add(one.sub(sum).add(r).add(r2.fma(p, rest)));
    return y.mul(powerOfTwo(shifted));
  }

  private static DoubleVector powerOfTwo(DoubleVector shifted) {
    return shifted
        .reinterpretAsLongs()
        .lanewise(VectorOperators.LSHL, 52)
        .add(1023L << 52)
        .reinterpretAsDoubles();
  }

  private static VectorMask<Double> ordinary(DoubleVector x) {
    return x.compare(VectorOperators.GT, 0)
        .and(x.compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
  }

  @Override
  public void log(double[] memory, int a, int result) {
    DoubleVector x = load(memory, a);
    if (!ordinary(x).allTrue()) {
      for (int i = 0; i < W; i++) {
        memory[result + i] = Elementary.log(memory[a + i]);
      }
      return;
    }
    logOfOrdinary(x).intoArray(memory, result);
  }

  private static DoubleVector logOfOrdinary(DoubleVector x) {
    VectorMask<Double> small = x.compare(VectorOperators.LT, Double.MIN_NORMAL);
    LongVector bits = x.mul(all(0x1p54), small).reinterpretAsLongs();
    LongVector exponent = exponent(bits);
    DoubleVector f = mantissa(bits, exponent).sub(all(1));
    DoubleVector k = whole(exponent);
    k = k.sub(all(54), small);
    DoubleVector s = f.div(f.add(all(2)));
    DoubleVector z = s.mul(s);
    DoubleVector z2 = z.mul(z);
    DoubleVector upper = z2.fma(all(L6), z.fma(all(L5), all(L4)));
    DoubleVector lower = z2.fma(z.fma(all(L3), all(L2)), z.fma(all(L1), all(L0)));
    DoubleVector series = z.mul(z2.mul(z2).fma(upper, lower));
    DoubleVector half = all(0.5).mul(f).mul(f);
    DoubleVector low = s.fma(half.add(series), k.mul(all(LN2_LOW)));
    return k.fma(all(LN2_HIGH), f.sub(half.sub(low)));
  }

  private static LongVector exponent(LongVector bits) {
    return bits.sub(ROOT_HALF_BITS - (1024L << 52)).lanewise(VectorOperators.LSHR, 52).sub(1024);
  }

  private static DoubleVector mantissa(LongVector bits, LongVector exponent) {
    return bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).reinterpretAsDoubles();
  }

  /** Small whole numbers as doubles, through the mantissa of 1.5 2^52. */
  private static DoubleVector whole(LongVector exponent) {
    return exponent
        .add(LongVector.broadcast(LONGS, Double.doubleToRawLongBits(ROUNDER)))
        .reinterpretAsDoubles()
        .sub(all(ROUNDER));
  }

  /** The logarithm of positive finite numbers as a sum, high parts first, then low parts. */
  private static void logAsSum(DoubleVector x, double[] sums) {
    VectorMask<Double> small = x.compare(VectorOperators.LT, Double.MIN_NORMAL);
    LongVector bits = x.mul(all(0x1p54), small).reinterpretAsLongs();
    LongVector exponent = exponent(bits);
    DoubleVector f = mantissa(bits, exponent).sub(all(1));
    DoubleVector k = whole(exponent);
    k = k.sub(all(54), small);
    DoubleVector two = all(2);
    DoubleVector d = two.add(f);
    DoubleVector dLow = f.sub(d.sub(two));
    DoubleVector s = f.div(d);
    DoubleVector minusS = s.neg();
    DoubleVector sLow = minusS.fma(dLow, minusS.fma(d, f)).div(d);
    DoubleVector z = s.mul(s);
    DoubleVector zLow = two.mul(s).fma(sLow, s.fma(s, z.neg()));
    DoubleVector z2 = z.mul(z);
    DoubleVector upper = z2.fma(z.fma(all(T7), all(T6)), z.fma(all(T5), all(T4)));
    DoubleVector lower = z2.fma(z.fma(all(T3), all(T2)), z.fma(all(T1), all(T0)));
    DoubleVector tail = z.mul(z2.mul(z2).fma(upper, lower));
    DoubleVector thirds = all(TWO_THIRDS);
    DoubleVector c = thirds.add(tail);
    DoubleVector cLow = thirds.sub(c).add(tail).add(all(TWO_THIRDS_LOW));
    DoubleVector cube = s.mul(z);
    DoubleVector cubeLow = s.fma(z, cube.neg()).add(s.fma(zLow, sLow.mul(z)));
    DoubleVector b = cube.mul(c);
    DoubleVector bLow = cube.fma(c, b.neg()).add(cube.fma(cLow, cubeLow.mul(c)));
    DoubleVector twice = two.mul(s);
    DoubleVector mantissa = twice.add(b);
    DoubleVector mantissaLow = twice.sub(mantissa).add(b).add(two.fma(sLow, bLow));
    DoubleVector whole = k.mul(all(LN2_HIGH));
    DoubleVector sum = whole.add(mantissa);
    DoubleVector sumLow = whole.sub(sum).add(mantissa).add(k.fma(all(LN2_LOW), mantissaLow));
    DoubleVector high = sum.add(sumLow);
    high.intoArray(sums, 0);
    sum.sub(high).add(sumLow).intoArray(sums, W);
  }

  @Override
  public void log10(double[] memory, int a, int result) {
    DoubleVector x = load(memory, a);
    if (!ordinary(x).allTrue()) {
      for (int i = 0; i < W; i++) {
        memory[result + i] = Elementary.log10(memory[a + i]);
      }
      return;
    }
    double[] sums = new double[2 * W];
    logAsSum(x, sums);
    DoubleVector logHigh = load(sums, 0);
    DoubleVector logLow = load(sums, W);
    DoubleVector high = logHigh.mul(all(LOG10_E));
    DoubleVector low =
        logHigh
            .fma(all(LOG10_E), high.neg())
            .add(logHigh.fma(all(LOG10_E_LOW), logLow.mul(all(LOG10_E))));
    high.add(low).intoArray(memory, result);
  }

  @Override
  public void pow(double[] memory, int a, int b, int result) {
    DoubleVector x = load(memory, a);
    DoubleVector y = load(memory, b);
    VectorMask<Double> usual =
        ordinary(x).and(y.abs().compare(VectorOperators.LT, Double.POSITIVE_INFINITY));
    if (!usual.allTrue()) {
      powLaneByLane(memory, a, b, result);
      return;
    }
    double[] sums = new double[2 * W];
    logAsSum(x, sums);
    DoubleVector logHigh = load(sums, 0);
    DoubleVector high = y.mul(logHigh);
    DoubleVector low = y.fma(load(sums, W), y.fma(logHigh, high.neg()));
    if (!inExpRange(high).allTrue()) {
      powLaneByLane(memory, a, b, result);
      return;
    }
    expOfSum(high, low).intoArray(memory, result);
  }

  private static void powLaneByLane(double[] memory, int a, int b, int result) {
    for (int i = 0; i < W; i++) {
      memory[result + i] = Elementary.pow(memory[a + i], memory[b + i]);
    }
  }

  @Override
  public void begin(double[] m, StepPlan plan) {
    DoubleVector h = load(m, Slot.STEP * W);
    DoubleVector inverse = all(1).div(h);
    inverse.intoArray(m, Slot.INVERSE_STEP * W);
    all(plan.inverseGamma()).mul(inverse).intoArray(m, Slot.INVERSE_STEP_GAMMA * W);
    all(plan.timeWeights()[0]).mul(h).intoArray(m, Slot.TIME_WEIGHT * W);
  }

  /** In vectors: what is written in pieces and read as a whole has to wait for the cache. */
  @Override
  public void copy(double[] m, int from, int to, int[] places) {
    for (int i = 0; i < places.length; i++) {
      load(m, from + i * W).intoArray(m, to + places[i] * W);
    }
  }

  @Override
  public void prepare(double[] m, StepPlan plan, int stage) {
    DoubleVector h = load(m, Slot.STEP * W);
    all(plan.nodes()[stage]).fma(h, load(m, Slot.STEP_TIME * W)).intoArray(m, Slot.TIME * W);
    all(plan.timeWeights()[stage]).mul(h).intoArray(m, Slot.TIME_WEIGHT * W);
    double[] a = plan.a()[stage];
    double[] c = plan.c()[stage];
    int n = plan.states() * W;
    int y = plan.y() * W;
    int u = plan.u() * W;
    int s = plan.s() * W;
    int x = plan.x() * W;
    int k = plan.k() * W;
    int[] runs = plan.runs();
    for (int r = 0; r < runs.length; r += 2) {
      int from = runs[r] * W;
      int to = runs[r + 1] * W;
      switch (stage) {
        case 1 -> prepare1(m, from, to, n, y, u, s, x, k, a, c);
        case 2 -> prepare2(m, from, to, n, y, u, s, x, k, a, c);
        case 3 -> prepare3(m, from, to, n, y, u, s, x, k, a, c);
        case 4 -> prepare4(m, from, to, n, y, u, s, x, k, a, c);
        case 5 -> prepare5(m, from, to, n, y, u, s, x, k, a, c);
        case 6 -> prepare6(m, from, to, n, u, s, x, k, c);
        case 7 -> prepare7(m, from, to, n, u, s, x, k, c);
        default -> throw new IllegalArgumentException("stage " + stage);
      }
    }
  }

  // The sums of each stage are written out: the coefficients stay in registers over the states.

  private static void prepare1(
      double[] m,
      int from,
      int to,
      int n,
      int y,
      int u,
      int s,
      int x,
      int k,
      double[] a,
      double[] c) {
    DoubleVector a0 = all(a[0]);
    DoubleVector c0 = all(c[0]);
    for (int i = from; i < to; i += W) {
      DoubleVector k0 = load(m, x + i);
      k0.intoArray(m, k + i);
      a0.fma(k0, load(m, y + i)).intoArray(m, u + i);
      c0.mul(k0).intoArray(m, s + i);
    }
  }

  private static void prepare2(
      double[] m,
      int from,
      int to,
      int n,
      int y,
      int u,
      int s,
      int x,
      int k,
      double[] a,
      double[] c) {
    DoubleVector a0 = all(a[0]);
    DoubleVector c0 = all(c[0]);
    DoubleVector a1 = all(a[1]);
    DoubleVector c1 = all(c[1]);
    for (int i = from; i < to; i += W) {
      DoubleVector k0 = load(m, k + i);
      DoubleVector k1 = load(m, x + i);
      k1.intoArray(m, k + n + i);
      a1.fma(k1, a0.fma(k0, load(m, y + i))).intoArray(m, u + i);
      c1.fma(k1, c0.mul(k0)).intoArray(m, s + i);
    }
  }

  private static void prepare3(
      double[] m,
      int from,
      int to,
      int n,
      int y,
      int u,
      int s,
      int x,
      int k,
      double[] a,
      double[] c) {
    DoubleVector a0 = all(a[0]);
    DoubleVector c0 = all(c[0]);
    DoubleVector a1 = all(a[1]);
    DoubleVector c1 = all(c[1]);
    DoubleVector a2 = all(a[2]);
    DoubleVector c2 = all(c[2]);
    for (int i = from; i < to; i += W) {
      DoubleVector k0 = load(m, k + i);
      DoubleVector k1 = load(m, k + n + i);
      DoubleVector k2 = load(m, x + i);
      k2.intoArray(m, k + 2 * n + i);
      a2.fma(k2, a1.fma(k1, a0.fma(k0, load(m, y + i)))).intoArray(m, u + i);
      c2.fma(k2, c1.fma(k1, c0.mul(k0))).intoArray(m, s + i);
    }
  }

  private static void prepare4(
      double[] m,
      int from,
      int to,
      int n,
      int y,
      int u,
      int s,
      int x,
      int k,
      double[] a,
      double[] c) {
    DoubleVector a0 = all(a[0]);
    DoubleVector c0 = all(c[0]);
    DoubleVector a1 = all(a[1]);
    DoubleVector c1 = all(c[1]);
    DoubleVector a2 = all(a[2]);
    DoubleVector c2 = all(c[2]);
    DoubleVector a3 = all(a[3]);
    DoubleVector c3 = all(c[3]);
    for (int i = from; i < to; i += W) {
      DoubleVector k0 = load(m, k + i);
      DoubleVector k1 = load(m, k + n + i);
      DoubleVector k2 = load(m, k + 2 * n + i);
      DoubleVector k3 = load(m, x + i);
      k3.intoArray(m, k + 3 * n + i);
      a3.fma(k3, a2.fma(k2, a1.fma(k1, a0.fma(k0, load(m, y + i))))).intoArray(m, u + i);
      c3.fma(k3, c2.fma(k2, c1.fma(k1, c0.mul(k0)))).intoArray(m, s + i);
    }
  }

  private static void prepare5(
      double[] m,
      int from,
      int to,
      int n,
      int y,
      int u,
      int s,
      int x,
      int k,
      double[] a,
      double[] c) {
    DoubleVector a0 = all(a[0]);
    DoubleVector c0 = all(c[0]);
    DoubleVector a1 = all(a[1]);
    DoubleVector c1 = all(c[1]);
    DoubleVector a2 = all(a[2]);
    DoubleVector c2 = all(c[2]);
    DoubleVector a3 = all(a[3]);
    DoubleVector c3 = all(c[3]);
    DoubleVector a4 = all(a[4]);
    DoubleVector c4 = all(c[4]);
    for (int i = from; i < to; i += W) {
      DoubleVector k0 = load(m, k + i);
      DoubleVector k1 = load(m, k + n + i);
      DoubleVector k2 = load(m, k + 2 * n + i);
      DoubleVector k3 = load(m, k + 3 * n + i);
      DoubleVector k4 = load(m, x + i);
      k4.intoArray(m, k + 4 * n + i);
      a4.fma(k4, a3.fma(k3, a2.fma(k2, a1.fma(k1, a0.fma(k0, load(m, y + i))))))
          .intoArray(m, u + i);
      c4.fma(k4, c3.fma(k3, c2.fma(k2, c1.fma(k1, c0.mul(k0))))).intoArray(m, s + i);
    }
  }

  private static void prepare6(
      double[] m, int from, int to, int n, int u, int s, int x, int k, double[] c) {
    DoubleVector c0 = all(c[0]);
    DoubleVector c1 = all(c[1]);
    DoubleVector c2 = all(c[2]);
    DoubleVector c3 = all(c[3]);
    DoubleVector c4 = all(c[4]);
    DoubleVector c5 = all(c[5]);
    for (int i = from; i < to; i += W) {
      DoubleVector k0 = load(m, k + i);
      DoubleVector k1 = load(m, k + n + i);
      DoubleVector k2 = load(m, k + 2 * n + i);
      DoubleVector k3 = load(m, k + 3 * n + i);
      DoubleVector k4 = load(m, k + 4 * n + i);
      DoubleVector k5 = load(m, x + i);
      k5.intoArray(m, k + 5 * n + i);
      load(m, u + i).add(k5).intoArray(m, u + i);
      c5.fma(k5, c4.fma(k4, c3.fma(k3, c2.fma(k2, c1.fma(k1, c0.mul(k0)))))).intoArray(m, s + i);
    }
  }

  private static void prepare7(
      double[] m, int from, int to, int n, int u, int s, int x, int k, double[] c) {
    DoubleVector c0 = all(c[0]);
    DoubleVector c1 = all(c[1]);
    DoubleVector c2 = all(c[2]);
    DoubleVector c3 = all(c[3]);
    DoubleVector c4 = all(c[4]);
    DoubleVector c5 = all(c[5]);
    DoubleVector c6 = all(c[6]);
    for (int i = from; i < to; i += W) {
      DoubleVector k0 = load(m, k + i);
      DoubleVector k1 = load(m, k + n + i);
      DoubleVector k2 = load(m, k + 2 * n + i);
      DoubleVector k3 = load(m, k + 3 * n + i);
      DoubleVector k4 = load(m, k + 4 * n + i);
      DoubleVector k5 = load(m, k + 5 * n + i);
      DoubleVector k6 = load(m, x + i);
      k6.intoArray(m, k + 6 * n + i);
      load(m, u + i).add(k6).intoArray(m, u + i);
      c6.fma(k6, c5.fma(k5, c4.fma(k4, c3.fma(k3, c2.fma(k2, c1.fma(k1, c0.mul(k0)))))))
          .intoArray(m, s + i);
    }
  }

  @Override
  public void finish(double[] m, StepPlan plan, double[] absolute, double relative) {
    int states = plan.states();
    int y = plan.y() * W;
    int u = plan.u() * W;
    int x = plan.x() * W;
    int last = (plan.k() + (plan.stages() - 1) * states) * W;
    DoubleVector sum = all(0);
    int[] runs = plan.runs();
    for (int r = 0; r < runs.length; r += 2) {
      for (int i = runs[r]; i < runs[r + 1]; i++) {
        DoubleVector error = load(m, x + i * W);
        error.intoArray(m, last + i * W);
        DoubleVector before = load(m, y + i * W);
        DoubleVector after = load(m, u + i * W).add(error);
        after.intoArray(m, u + i * W);
        VectorMask<Double> grown = before.mul(before).compare(VectorOperators.LT, after.mul(after));
        DoubleVector larger = before.abs().blend(after.abs(), grown);
        DoubleVector weighted = error.div(all(relative).fma(larger, all(absolute[i])));
        sum = weighted.fma(weighted, sum);
      }
    }
    DoubleVector norm = sum.div(all(states)).sqrt();
    norm.intoArray(m, Slot.ERROR * W);
    DoubleVector old = load(m, Slot.OLD_LOG_ERROR * W);
    if (!norm.compare(VectorOperators.GT, 1e-13)
        .and(norm.compare(VectorOperators.LT, 1e13))
        .allTrue()) {
      Controller.next(this, m);
      return;
    }
    // What Controller does, in registers.
    DoubleVector log = logOfOrdinary(norm);
    log.intoArray(m, Slot.LOG_ERROR * W);
    DoubleVector exponent =
        all(Controller.PROPORTIONAL)
            .fma(
                old,
                all(-(Controller.INTEGRAL + Controller.PROPORTIONAL))
                    .fma(log, all(Controller.LOG_SAFETY)));
    expOfSum(exponent, all(0)).intoArray(m, Slot.FACTOR * W);
  }

  @Override
  public void accept(double[] m, StepPlan plan) {
    VectorMask<Double> accepted = load(m, Slot.ERROR * W).compare(VectorOperators.LE, 1);
    load(m, Slot.OLD_LOG_ERROR * W)
        .blend(load(m, Slot.LOG_ERROR * W), accepted)
        .intoArray(m, Slot.OLD_LOG_ERROR * W);
    int y = plan.y() * W;
    int u = plan.u() * W;
    for (int i = 0; i < plan.states() * W; i += W) {
      load(m, y + i).blend(load(m, u + i), accepted).intoArray(m, y + i);
    }
  }
}
