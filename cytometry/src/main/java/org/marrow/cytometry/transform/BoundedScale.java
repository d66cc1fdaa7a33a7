package org.marrow.cytometry.transform;

/**
 * A scale whose results are held between two bounds (Gating-ML 2.0 section 6, {@code boundMin} and
 * {@code boundMax}).
 *
 * @param scale the scale
 * @param least results below become this; may be minus infinity
 * @param most results above become this; may be infinity
 */
public record BoundedScale(Scale scale, double least, double most) implements Scale {
  public BoundedScale {
    if (!(least <= most)) {
      throw new IllegalArgumentException("boundMin " + least + " is above boundMax " + most);
    }
  }

  @Override
  public double apply(double value) {
    double place = scale.apply(value);
    return place < least ? least : place > most ? most : place;
  }

  @Override
  public double inverse(double place) {
    return scale.inverse(place);
  }

  @Override
  public void apply(double[] values, int count) {
    scale.apply(values, count);
    for (int i = 0; i < count; i++) {
      values[i] = values[i] < least ? least : values[i] > most ? most : values[i];
    }
  }
}
