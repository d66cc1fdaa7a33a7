package org.marrow.niche.response;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The clauses of the IMWG criteria, over the assessments of one patient; the first is the baseline.
 */
final class Criteria {
  private static final double MEASURABLE_SERUM = 10;
  private static final double MEASURABLE_URINE = 200;
  private static final double MEASURABLE_FLC = 100;

  private final List<Assessment> visits;
  private final Assessment baseline;
  private final boolean serum;
  private final boolean urine;
  private final boolean chains;

  Criteria(List<Assessment> visits) {
    this.visits = visits;
    this.baseline = visits.getFirst();
    this.serum = baseline.serumM().orElse(0) >= MEASURABLE_SERUM;
    this.urine = baseline.urineM().orElse(0) >= MEASURABLE_URINE;
    this.chains =
        !serum
            && !urine
            && baseline.involvedFlc().orElse(0) >= MEASURABLE_FLC
            && !baseline.normalLightChainRatio();
    if (!serum && !urine && !chains) {
      throw new IllegalArgumentException(
          "the disease is not measurable at baseline: serum M-protein of 10 g/L, urine M-protein of 200 mg/24 h, or an"
              + " involved free light chain of 100 mg/L with an abnormal ratio is needed");
    }
  }

  /** The category of a visit by itself. */
  Category category(int visit) {
    Assessment now = visits.get(visit);
    if (progressing(visit).isPresent()) {
      return Category.PD;
    }
    boolean negative = now.immunofixationNegative().orElse(false);
    if (negative
        && now.marrowPlasmaCells().isPresent()
        && now.marrowPlasmaCells().getAsDouble() < 5
        && !now.newLesion()) {
      boolean stringent = now.normalLightChainRatio() && !now.clonalCells().orElse(true);
      return stringent ? Category.SCR : Category.CR;
    }
    if (chains) {
      double fall = fall(baseline.lightChainDifference(), now.lightChainDifference());
      return fall >= 0.9 ? Category.VGPR : fall >= 0.5 ? Category.PR : marrowOr(now, Category.SD);
    }
    return byMProtein(now);
  }

  private Category byMProtein(Assessment now) {
    double serumFall = serum ? fall(baseline.serumM(), now.serumM()) : 1;
    double urineFall = urine ? fall(baseline.urineM(), now.urineM()) : 1;
    double urineNow = now.urineM().orElse(urine ? Double.POSITIVE_INFINITY : 0);
    boolean onlyByFixation = serum && now.serumM().orElse(1) == 0 && (!urine || urineNow == 0);
    if (onlyByFixation || (serumFall >= 0.9 && urineNow < 100)) {
      return Category.VGPR;
    }
    if (serumFall >= 0.5 && (urineFall >= 0.9 || urineNow < 200)) {
      return Category.PR;
    }
    if (serumFall >= 0.25 && urineFall >= 0.5) {
      return marrowOr(now, Category.MR);
    }
    return marrowOr(now, Category.SD);
  }

  /**
   * Half of the marrow's plasma cells gone counts as partial response where nothing else can be
   * measured.
   */
  private Category marrowOr(Assessment now, Category other) {
    boolean measured = serum || urine || now.lightChainDifference().isPresent();
    boolean halved =
        baseline.marrowPlasmaCells().orElse(0) >= 30
            && fall(baseline.marrowPlasmaCells(), now.marrowPlasmaCells()) >= 0.5;
    return !measured && halved ? Category.PR : other;
  }

  /**
   * The first progression: at two consecutive assessments, or at one for a lesion or
   * hypercalcaemia.
   */
  Optional<Progression> progression() {
    for (int i = 1; i < visits.size(); i++) {
      Optional<String> reason = progressing(i);
      if (reason.isEmpty()) {
        continue;
      }
      Assessment now = visits.get(i);
      boolean alone = now.newLesion() || now.calcium().orElse(0) > 11.5;
      if (alone || (i + 1 < visits.size() && progressing(i + 1).isPresent())) {
        return Optional.of(new Progression(now.day(), reason.get()));
      }
    }
    return Optional.empty();
  }

  /** The clause of progressive disease that a visit meets, if any. */
  private Optional<String> progressing(int visit) {
    Assessment now = visits.get(visit);
    if (now.newLesion()) {
      return Optional.of("new or growing lesion");
    }
    if (now.calcium().orElse(0) > 11.5) {
      return Optional.of(text("calcium %.1f mg/dL, limit 11.5", now.calcium().getAsDouble()));
    }
    double serumNadir = nadir(visit, Assessment::serumM);
    double serumLimit = serumNadir >= 50 ? 10 : 5;
    Optional<String> serumRise =
        rise("serum M-protein", "g/L", now.serumM(), serumNadir, serumLimit, false);
    if (serumRise.isPresent()) {
      return serumRise;
    }
    Optional<String> urineRise =
        rise(
            "urine M-protein",
            "mg/24 h",
            now.urineM(),
            nadir(visit, Assessment::urineM),
            200,
            false);
    if (urineRise.isPresent()) {
      return urineRise;
    }
    if (chains) {
      Optional<String> chainRise =
          rise(
              "free light chain difference",
              "mg/L",
              now.lightChainDifference(),
              nadir(visit, Assessment::lightChainDifference),
              100,
              true);
      if (chainRise.isPresent()) {
        return chainRise;
      }
    }
    return rise(
        "marrow plasma cells",
        "percent",
        now.marrowPlasmaCells(),
        nadir(visit, Assessment::marrowPlasmaCells),
        10,
        false);
  }

  private static Optional<String> rise(
      String what, String unit, OptionalDouble now, double nadir, double limit, boolean strict) {
    if (now.isEmpty() || Double.isNaN(nadir)) {
      return Optional.empty();
    }
    double up = now.getAsDouble() - nadir;
    boolean absolute = strict ? up > limit : up >= limit;
    return absolute && up >= 0.25 * nadir
        ? Optional.of(
            text(
                "%s %.1f %s, nadir %.1f, rise of at least 25 %% and %.0f",
                what, now.getAsDouble(), unit, nadir, limit))
        : Optional.empty();
  }

  /**
   * The lowest confirmed value before a visit: the least value that two consecutive assessments
   * stayed at or below, or the baseline; {@code NaN} when it was never measured.
   */
  private double nadir(int visit, Function<Assessment, OptionalDouble> value) {
    double lowest = Double.NaN;
    double before = Double.NaN;
    for (int i = 0; i < visit; i++) {
      OptionalDouble now = value.apply(visits.get(i));
      if (now.isEmpty()) {
        continue;
      }
      double confirmed =
          Double.isNaN(before) ? now.getAsDouble() : Math.max(before, now.getAsDouble());
      lowest = Double.isNaN(lowest) ? confirmed : Math.min(lowest, confirmed);
      before = now.getAsDouble();
    }
    return lowest;
  }

  /**
   * The fraction by which a value fell; minus infinity when either is missing or the baseline is 0.
   */
  private static double fall(OptionalDouble from, OptionalDouble to) {
    if (from.isEmpty() || to.isEmpty() || !(from.getAsDouble() > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    // A fall of exactly half must count as half whatever the last bit says.
    return Math.rint((1 - to.getAsDouble() / from.getAsDouble()) * 1e12) / 1e12;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
