package org.marrow.survival.reporting;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.RestrictedMean;
import org.marrow.survival.cutpoint.CutPoint;
import org.marrow.survival.cutpoint.CutPointSettings;
import org.marrow.survival.data.Landmark;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.tests.LogRank;

/**
 * The paragraph on statistical methods, one sentence for each analysis that was really run; each
 * sentence is made from the analysis' own result, so it cannot say what was not done.
 */
public final class MethodsParagraph {
  private final Set<String> sentences = new LinkedHashSet<>();

  /** The rows and what they hold. */
  public MethodsParagraph data(SurvivalData data, int leftOut) {
    return add(
        "%d patients with %d events were analysed%s%s%s.",
        data.rows(),
        data.eventCount(),
        leftOut > 0 ? "; " + leftOut + " were left out because a value was missing" : "",
        data.hasEntry() ? ", counted at risk from their time of entry on" : "",
        data.hasWeights() ? ", with case weights" : "");
  }

  /** Kaplan-Meier curves. */
  public MethodsParagraph curves(KaplanMeier fit) {
    Curve first = fit.curves().getFirst();
    return add(
        "Survival was estimated by the Kaplan-Meier method with %.0f %% limits on the %s scale;"
            + " median follow-up by the reverse Kaplan-Meier method.",
        first.level() * 100, first.limits().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** A test of the log-rank family. */
  public MethodsParagraph test(LogRank test, boolean stratified) {
    return add(
        "%d groups were compared by the %s test%s (two-sided).",
        test.groups().size(), test.weighting().name(), stratified ? ", stratified" : "");
  }

  /** A Cox model. */
  public MethodsParagraph model(CoxModel model) {
    return add(
        "Hazard ratios come from Cox models with %s's treatment of ties%s%s; covariates: %s.",
        capital(model.options().ties().name()),
        model.robust() ? " and robust standard errors" : "",
        model.options().firth() ? " under Firth's penalty with profile limits" : "",
        String.join(", ", model.data().names()));
  }

  /** The test of proportional hazards. */
  public MethodsParagraph proportionalHazards() {
    return add(
        "Proportional hazards were tested by scaled Schoenfeld residuals against Kaplan-Meier time.");
  }

  /** A restricted mean. */
  public MethodsParagraph restrictedMean(RestrictedMean mean) {
    return add("Restricted mean survival times were compared up to %s.", mean.horizon());
  }

  /** A landmark. */
  public MethodsParagraph landmark(Landmark landmark) {
    return add(
        "Time was counted from a landmark at %s; %d patients with an event and %d censored before it"
            + " were left out.",
        landmark.time(), landmark.eventsBefore(), landmark.censoredBefore());
  }

  /** A searched cut. */
  public MethodsParagraph cut(CutPoint cut, CutPointSettings settings) {
    return add(
        "The cut of %s was searched among %d values between the %.0fth and %.0fth percentile; its p"
            + " value is corrected for the search (%s).",
        cut.marker(),
        cut.candidates().length,
        settings.minProportion() * 100,
        settings.maxProportion() * 100,
        cut.method());
  }

  /** The paragraph. */
  public String text() {
    return String.join(" ", sentences)
        + (sentences.isEmpty() ? "" : " ")
        + "Analyses were done with Marrow (research use only).";
  }

  private MethodsParagraph add(String format, Object... values) {
    sentences.add(String.format(Locale.ROOT, format, values));
    return this;
  }

  private static String capital(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
