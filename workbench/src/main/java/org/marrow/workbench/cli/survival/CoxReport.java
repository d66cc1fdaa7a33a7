package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.cox.ChiSquaredTest;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxTerm;

/** A fitted Cox model as JSON fields and as text. */
final class CoxReport {
  private final CoxModel model;

  CoxReport(CoxModel model) {
    this.model = model;
  }

  /** Adds the model's fields; without the coefficients and tests when they were refused. */
  Fields fields(Fields into, boolean withCoefficients) {
    into.put("ties", model.options().ties().name().toLowerCase(Locale.ROOT));
    into.put("penalty", penalty());
    into.put("robust", model.robust());
    into.put("confidence", model.options().confidence());
    into.put("n", model.n());
    into.put("events", model.events());
    List<Map<String, @Nullable Object>> terms = new ArrayList<>();
    if (withCoefficients) {
      model.terms().forEach(t -> terms.add(term(t)));
    }
    into.put("terms", terms);
    into.put("dropped", model.dropped());
    if (!withCoefficients) {
      return into;
    }
    into.put("loglik", List.of(model.nullLogLikelihood(), model.logLikelihood()));
    into.put("iterations", model.iterations());
    Map<String, Object> tests = new LinkedHashMap<>();
    for (ChiSquaredTest test : model.tests()) {
      tests.put(key(test.name()), test(test).values());
    }
    into.put("tests", tests);
    Optional<Concordance> c = model.concordance();
    c.ifPresent(k ->
        into.put(
            "concordance",
            new Fields().put("value", k.value()).put("se", k.standardError()).values()));
    return into;
  }

  private static Fields test(ChiSquaredTest test) {
    return new Fields().put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
  }

  private static String key(String name) {
    return switch (name) {
      case "likelihood ratio" -> "likelihoodRatio";
      case "Wald" -> "wald";
      default -> name;
    };
  }

  private String penalty() {
    if (model.options().firth()) {
      return "firth";
    }
    return model.options().ridge() > 0 ? "ridge " + model.options().ridge() : "none";
  }

  private Map<String, @Nullable Object> term(CoxTerm t) {
    Fields fields = new Fields().put("name", t.name()).put("coef", t.coef()).put("se", t.se());
    if (model.robust()) {
      fields.put("naiveSe", t.naiveSe());
    }
    return fields
        .put("hazardRatio", t.hazardRatio())
        .put("lower", t.lower())
        .put("upper", t.upper())
        .put("coefLower", log(t.lower()))
        .put("coefUpper", log(t.upper()))
        .put(model.options().firth() ? "chiSquared" : "z", t.statistic())
        .put("p", t.p())
        .values();
  }

  private static OptionalDouble log(OptionalDouble limit) {
    return limit.isPresent() ? OptionalDouble.of(StrictMath.log(limit.getAsDouble())) : limit;
  }

  String text() {
    int width = model.terms().stream().mapToInt(t -> t.name().length()).max().orElse(4);
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%d rows, %d events; ties: %s; penalty: %s%s",
        model.n(),
        model.events(),
        model.options().ties().name().toLowerCase(Locale.ROOT),
        penalty(),
        model.robust() ? "; robust standard errors" : "");
    if (!model.terms().isEmpty()) {
      String interval =
          String.format(Locale.ROOT, "%.0f %% limits", model.options().confidence() * 100);
      line(text, "");
      line(
          text,
          "%-" + width + "s  %10s  %10s  %12s  %-23s  %9s",
          "",
          "coef",
          "se",
          "hazard ratio",
          interval,
          "p");
      for (CoxTerm t : model.terms()) {
        line(
            text,
            "%-" + width + "s  %10.5g  %10.5g  %12.4g  %-23s  %9s",
            t.name(),
            t.coef(),
            t.se(),
            t.hazardRatio(),
            limits(t),
            number(t.p(), "%.3g"));
      }
    }
    line(text, "");
    line(text, "log likelihood %.6g (null %.6g)", model.logLikelihood(), model.nullLogLikelihood());
    for (ChiSquaredTest test : model.tests()) {
      line(
          text,
          "%s test: %.4g on %.3g df, p = %.3g",
          test.name(),
          test.statistic(),
          test.df(),
          test.p());
    }
    model
        .concordance()
        .ifPresent(c -> line(text, "concordance %.4f (se %.4f)", c.value(), c.standardError()));
    return text.toString().stripTrailing();
  }

  private static String limits(CoxTerm t) {
    return t.lower().isEmpty()
        ? "none, see findings"
        : number(t.lower(), "%.4g") + " to " + number(t.upper(), "%.4g");
  }

  private static String number(OptionalDouble value, String format) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
