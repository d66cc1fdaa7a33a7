package org.marrow.kinetics.lanes;

import static java.lang.Math.fma;

import org.marrow.kinetics.elementary.Elementary;

/** The arithmetic for any number of lanes, one lane after the other. */
final class PlainArithmetic implements LaneArithmetic {
  private final int lanes;

  PlainArithmetic(int lanes) {
    this.lanes = lanes;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void exp(double[] memory, int a, int result) {
    for (int i = 0; i < lanes; i++) {
      memory[result + i] = Elementary.exp(memory[a + i]);
    }
  }

  @Override
  public void log(double[] memory, int a, int result) {
    for (int i = 0; i < lanes; i++) {
      memory[result + i] = Elementary.log(memory[a + i]);
    }
  }

  @Override
  public void log10(double[] memory, int a, int result) {
    for (int i = 0; i < lanes; i++) {
      memory[result + i] = Elementary.log10(memory[a + i]);
    }
  }

  @Override
  public void pow(double[] memory, int a, int b, int result) {
    for (int i = 0; i < lanes; i++) {
      memory[result + i] = Elementary.pow(memory[a + i], memory[b + i]);
    }
  }

  @Override
  public void begin(double[] m, StepPlan plan) {
    int w = lanes;
    for (int i = 0; i < w; i++) {
      double h = m[Slot.STEP * w + i];
      double inverse = 1 / h;
      m[Slot.INVERSE_STEP * w + i] = inverse;
      m[Slot.INVERSE_STEP_GAMMA * w + i] = plan.inverseGamma() * inverse;
      m[Slot.TIME_WEIGHT * w + i] = plan.timeWeights()[0] * h;
    }
  }

  @Override
  public void copy(double[] m, int from, int to, int[] places) {
    for (int i = 0; i < places.length; i++) {
      for (int lane = 0; lane < lanes; lane++) {
        m[to + places[i] * lanes + lane] = m[from + i * lanes + lane];
      }
    }
  }

  @Override
  public void prepare(double[] m, StepPlan plan, int stage) {
    int w = lanes;
    for (int i = 0; i < w; i++) {
      double h = m[Slot.STEP * w + i];
      m[Slot.TIME * w + i] = fma(plan.nodes()[stage], h, m[Slot.STEP_TIME * w + i]);
      m[Slot.TIME_WEIGHT * w + i] = plan.timeWeights()[stage] * h;
    }
    for (int r = 0; r < plan.runs().length; r += 2) {
      prepare(m, plan, stage, plan.runs()[r] * w, plan.runs()[r + 1] * w);
    }
  }

  private void prepare(double[] m, StepPlan plan, int stage, int from, int to) {
    int w = lanes;
    int length = plan.states() * w;
    int y = plan.y() * w;
    int u = plan.u() * w;
    int s = plan.s() * w;
    int x = plan.x() * w;
    int k = plan.k() * w;
    double[] a = plan.a()[stage];
    double[] c = plan.c()[stage];
    boolean running = plan.accumulates(stage);
    for (int i = from; i < to; i++) {
      double last = m[x + i];
      m[k + (stage - 1) * length + i] = last;
      double state = running ? m[u + i] + last : m[y + i];
      double sum = 0;
      for (int j = 0; j < stage; j++) {
        double increment = m[k + j * length + i];
        state = running ? state : fma(a[j], increment, state);
        sum = j == 0 ? c[0] * increment : fma(c[j], increment, sum);
      }
      m[u + i] = state;
      m[s + i] = sum;
    }
  }

  @Override
  public void finish(double[] m, StepPlan plan, double[] absolute, double relative) {
    int w = lanes;
    int last = plan.k() + (plan.stages() - 1) * plan.states();
    for (int lane = 0; lane < w; lane++) {
      double sum = 0;
      for (int r = 0; r < plan.runs().length; r += 2) {
        for (int i = plan.runs()[r]; i < plan.runs()[r + 1]; i++) {
          double error = m[(plan.x() + i) * w + lane];
          m[(last + i) * w + lane] = error;
          double before = m[(plan.y() + i) * w + lane];
          double after = m[(plan.u() + i) * w + lane] + error;
          m[(plan.u() + i) * w + lane] = after;
          double larger = before * before < after * after ? Math.abs(after) : Math.abs(before);
          double weighted = error / fma(relative, larger, absolute[i]);
          sum = fma(weighted, weighted, sum);
        }
      }
      m[Slot.ERROR * w + lane] = Math.sqrt(sum / plan.states());
    }
    Controller.next(this, m);
  }

  @Override
  public void accept(double[] m, StepPlan plan) {
    int w = lanes;
    for (int lane = 0; lane < w; lane++) {
      if (m[Slot.ERROR * w + lane] <= 1) {
        for (int i = 0; i < plan.states(); i++) {
          m[(plan.y() + i) * w + lane] = m[(plan.u() + i) * w + lane];
        }
        m[Slot.OLD_LOG_ERROR * w + lane] = m[Slot.LOG_ERROR * w + lane];
      }
    }
  }
}
