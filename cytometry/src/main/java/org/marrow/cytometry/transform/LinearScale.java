package org.marrow.cytometry.transform;

/**
 * {@code flin(x) = (x + A) / (T + A)} (Gating-ML 2.0 section 6.1).
 *
 * @param top T, the value at 1
 * @param below A, minus the value at 0; between 0 and T
 */
public record LinearScale(double top, double below) implements Scale {
  public LinearScale {
    Scale.checkedTop(top);
    Scale.checked("A", below, 0, top);
  }

  @Override
  public double apply(double value) {
    return (value + below) / (top + below);
  }

  @Override
  public double inverse(double place) {
    return place * (top + below) - below;
  }

  @Override
  public void apply(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = (values[i] + below) / (top + below);
    }
  }
}
