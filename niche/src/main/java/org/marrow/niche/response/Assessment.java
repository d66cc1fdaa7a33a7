package org.marrow.niche.response;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * What was measured at one visit. Empty means not measured.
 *
 * @param day days since the first dose
 * @param serumM serum M-protein, g/L; 0 when electrophoresis shows none
 * @param urineM urine M-protein, mg per 24 h
 * @param involvedFlc involved free light chain, mg/L
 * @param uninvolvedFlc uninvolved free light chain, mg/L
 * @param marrowPlasmaCells plasma cells of the marrow, percent
 * @param immunofixationNegative whether immunofixation of serum and urine is negative
 * @param clonalCells whether clonal plasma cells were found by flow cytometry or
 *     immunohistochemistry
 * @param newLesion whether a bone lesion or plasmacytoma is new or has grown
 * @param calcium serum calcium, mg/dL
 */
public record Assessment(
    double day,
    OptionalDouble serumM,
    OptionalDouble urineM,
    OptionalDouble involvedFlc,
    OptionalDouble uninvolvedFlc,
    OptionalDouble marrowPlasmaCells,
    Optional<Boolean> immunofixationNegative,
    Optional<Boolean> clonalCells,
    boolean newLesion,
    OptionalDouble calcium) {
  public Assessment {
    if (!Double.isFinite(day)) {
      throw new IllegalArgumentException("the day of an assessment must be finite, got " + day);
    }
    check("serum M-protein", serumM, Double.MAX_VALUE);
    check("urine M-protein", urineM, Double.MAX_VALUE);
    check("involved free light chain", involvedFlc, Double.MAX_VALUE);
    check("uninvolved free light chain", uninvolvedFlc, Double.MAX_VALUE);
    check("marrow plasma cells", marrowPlasmaCells, 100);
    check("calcium", calcium, Double.MAX_VALUE);
  }

  private static void check(String name, OptionalDouble value, double most) {
    value.ifPresent(v -> {
      if (!(v >= 0 && v <= most)) {
        throw new IllegalArgumentException(
            name + " must be 0 or more" + (most == 100 ? " and at most 100" : "") + ", got " + v);
      }
    });
  }

  /** A visit at which nothing has been measured yet. */
  public static Assessment on(double day) {
    OptionalDouble none = OptionalDouble.empty();
    return new Assessment(
        day, none, none, none, none, none, Optional.empty(), Optional.empty(), false, none);
  }

  /** The same visit with serum M-protein, g/L. */
  public Assessment serum(double value) {
    return with(d -> d.serumM = OptionalDouble.of(value));
  }

  /** The same visit with urine M-protein, mg per 24 h. */
  public Assessment urine(double value) {
    return with(d -> d.urineM = OptionalDouble.of(value));
  }

  /** The same visit with involved and uninvolved free light chain, mg/L. */
  public Assessment lightChains(double involved, double uninvolved) {
    return with(d -> {
      d.involvedFlc = OptionalDouble.of(involved);
      d.uninvolvedFlc = OptionalDouble.of(uninvolved);
    });
  }

  /** The same visit with a marrow: percent of plasma cells and whether clonal ones were found. */
  public Assessment marrow(double percent, boolean clonal) {
    return with(d -> {
      d.marrowPlasmaCells = OptionalDouble.of(percent);
      d.clonalCells = Optional.of(clonal);
    });
  }

  /** The same visit with the result of immunofixation of serum and urine. */
  public Assessment immunofixation(boolean negative) {
    return with(d -> d.immunofixationNegative = Optional.of(negative));
  }

  /** The same visit with a new or growing lesion. */
  public Assessment lesion() {
    return with(d -> d.newLesion = true);
  }

  /** The same visit with serum calcium, mg/dL. */
  public Assessment calcium(double value) {
    return with(d -> d.calcium = OptionalDouble.of(value));
  }

  private Assessment with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** A copy that may be changed. */
  private static final class Draft {
    private final double day;
    private OptionalDouble serumM;
    private OptionalDouble urineM;
    private OptionalDouble involvedFlc;
    private OptionalDouble uninvolvedFlc;
    private OptionalDouble marrowPlasmaCells;
    private Optional<Boolean> immunofixationNegative;
    private Optional<Boolean> clonalCells;
    private boolean newLesion;
    private OptionalDouble calcium;

    Draft(Assessment of) {
      day = of.day;
      serumM = of.serumM;
      urineM = of.urineM;
      involvedFlc = of.involvedFlc;
      uninvolvedFlc = of.uninvolvedFlc;
      marrowPlasmaCells = of.marrowPlasmaCells;
      immunofixationNegative = of.immunofixationNegative;
      clonalCells = of.clonalCells;
      newLesion = of.newLesion;
      calcium = of.calcium;
    }

    Assessment finished() {
      return new Assessment(
          day,
          serumM,
          urineM,
          involvedFlc,
          uninvolvedFlc,
          marrowPlasmaCells,
          immunofixationNegative,
          clonalCells,
          newLesion,
          calcium);
    }
  }

  /** Involved minus uninvolved free light chain, mg/L, when both were measured. */
  public OptionalDouble lightChainDifference() {
    return involvedFlc.isPresent() && uninvolvedFlc.isPresent()
        ? OptionalDouble.of(involvedFlc.getAsDouble() - uninvolvedFlc.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * Whether the free light chains are in balance: involved/uninvolved within the band in which
   * kappa/lambda of 0.26-1.65 falls whichever chain is involved (1/1.65 to 1/0.26 for lambda is
   * wider, so the kappa band is taken).
   */
  public boolean normalLightChainRatio() {
    if (involvedFlc.isEmpty() || uninvolvedFlc.isEmpty() || uninvolvedFlc.getAsDouble() == 0) {
      return false;
    }
    double ratio = involvedFlc.getAsDouble() / uninvolvedFlc.getAsDouble();
    return ratio >= 0.26 && ratio <= 1.65;
  }
}
