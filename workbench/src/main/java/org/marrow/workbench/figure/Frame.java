package org.marrow.workbench.figure;

/**
 * The area between the axes and how data land in it.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param left left edge in pixels
 * @param top upper edge in pixels
 * @param width in pixels
 * @param height in pixels
 */
record Frame(Axis x, Axis y, double left, double top, double width, double height) {
  /** Far outside values are kept within ten widths, so that every coordinate stays a number. */
  private static final double FAR = 10;

  double atX(double value) {
    return left + Math.clamp(x.at(value), -FAR, FAR) * width;
  }

  double atY(double value) {
    return top + (1 - Math.clamp(y.at(value), -FAR, FAR)) * height;
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  boolean drawable(double xValue, double yValue) {
    return drawableX(xValue) && drawableY(yValue);
  }

  boolean drawableX(double value) {
    return Double.isFinite(value) && (x.scale() != Scale.LOG || value > 0);
  }

  boolean drawableY(double value) {
    return Double.isFinite(value) && (y.scale() != Scale.LOG || value > 0);
  }
}
