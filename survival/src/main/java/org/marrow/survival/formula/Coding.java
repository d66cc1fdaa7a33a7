package org.marrow.survival.formula;

import java.util.List;
import org.marrow.survival.spline.BSpline;
import org.marrow.survival.spline.OrthogonalPolynomials;
import org.marrow.survival.spline.RestrictedCubicSpline;

/**
 * How a variable of a model became columns, in a form that can be written to a file.
 *
 * @param variable the variable as R would print it
 * @param kind {@code number}, {@code scaled}, {@code levels}, {@code all-levels}, {@code spline},
 *     {@code natural-spline}, {@code b-spline} or {@code polynomial}
 * @param levels labels, the reference first; empty for numbers
 * @param numbers mean and standard deviation, knots, or constants of the polynomials; else empty
 */
public record Coding(String variable, String kind, List<String> levels, List<Double> numbers) {
  public Coding {
    levels = List.copyOf(levels);
    numbers = List.copyOf(numbers);
  }

  static Coding of(String variable, Basis basis) {
    return switch (basis) {
      case Basis.Plain plain -> new Coding(variable, "number", List.of(), List.of());
      case Basis.Standard s ->
          new Coding(variable, "scaled", List.of(), List.of(s.mean(), s.deviation()));
      case Basis.Levels l ->
          new Coding(variable, l.full() ? "all-levels" : "levels", l.levels(), List.of());
      case Basis.Powers p ->
          new Coding(variable, "polynomial", List.of(), p.polynomials().numbers());
      case Basis.Splined b ->
          new Coding(
              variable,
              b.spline().natural() ? "natural-spline" : "b-spline",
              List.of(),
              b.spline().numbers());
      case Basis.Spline s -> new Coding(variable, "spline", List.of(), s.curve().knots());
    };
  }

  Basis basis() {
    return switch (kind) {
      case "number" -> new Basis.Plain();
      case "scaled" -> new Basis.Standard(numbers.get(0), numbers.get(1));
      case "levels" -> new Basis.Levels(levels, false);
      case "all-levels" -> new Basis.Levels(levels, true);
      case "polynomial" -> new Basis.Powers(OrthogonalPolynomials.of(numbers));
      case "natural-spline" -> new Basis.Splined(BSpline.of(true, numbers));
      case "b-spline" -> new Basis.Splined(BSpline.of(false, numbers));
      case "spline" -> new Basis.Spline(new RestrictedCubicSpline(numbers));
      default -> throw new IllegalArgumentException("no coding is called " + kind);
    };
  }
}
