package org.marrow.cytometry.transform;

/**
 * {@code flog(x) = log10(x / T) / M + 1} (Gating-ML 2.0 section 6.2). Not defined for values of 0
 * and below, which lie in no gate (NaN; 0 is minus infinity).
 *
 * @param top T, the value at 1
 * @param decades M, how many decades lie between 0 and 1
 */
public record LogScale(double top, double decades) implements Scale {
  public LogScale {
    Scale.checkedTop(top);
    Scale.checked("M", decades, 1e-6, 1000);
  }

  @Override
  public double apply(double value) {
    return FastLog.ln(value / top) / (decades * FastLog.LN10) + 1;
  }

  @Override
  public double inverse(double place) {
    return top * StrictMath.pow(10, (place - 1) * decades);
  }

  @Override
  public void apply(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = apply(values[i]);
    }
  }
}
