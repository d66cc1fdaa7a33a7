package org.marrow.kinetics.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.event.TimeCourse;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Observable;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.sbml.SbmlReader;

/** Runs a semantic case once and compares it. */
final class SemanticRun {
  private final Settings settings;
  private final Streams streams;

  SemanticRun(Settings settings, Streams streams) {
    this.settings = settings;
    this.streams = streams;
  }

  Verdict run(SuiteCase suiteCase, String level) {
    String number = suiteCase.number();
    if (!suiteCase.type().equals("TimeCourse")) {
      return new Verdict(
          number, level, Verdict.Outcome.REFUSED, "test type " + suiteCase.type() + " is not run");
    }
    try {
      double[][] got = trajectory(suiteCase, level);
      return Comparison.firstDifference(suiteCase.expected(), suiteCase.settings(), got)
          .map(d -> new Verdict(number, level, Verdict.Outcome.WRONG, d))
          .orElseGet(() -> new Verdict(number, level, Verdict.Outcome.PASSED, ""));
    } catch (InvalidInput e) {
      Finding first = e.findings().getFirst();
      return new Verdict(number, level, Verdict.Outcome.REFUSED, first.what());
    } catch (RuntimeException e) {
      return new Verdict(number, level, Verdict.Outcome.WRONG, "failed: " + e);
    }
  }

  private double[][] trajectory(SuiteCase suiteCase, String level) {
    byte[] document = suiteCase.models().getOrDefault(level, new byte[0]);
    ReactionSystem system =
        ReactionSystem.of(SbmlReader.read(document, suiteCase.number(), suiteCase.siblings()));
    Equations equations = new Equations(system);
    Interpreter outputs = outputs(equations, suiteCase.settings());
    TimeCourse course = new TimeCourse(equations, settings);
    double[] times = suiteCase.settings().times();
    Start start = Start.of(equations, times[0], Map.of());
    List<double[]> rows = new ArrayList<>();
    course.run(
        times,
        start.states(),
        start.inputs(),
        streams.stream("event order", Long.parseLong(suiteCase.number())),
        (index, t, x, p) -> rows.add(outputs.evaluate(t, x, p)));
    return rows.toArray(double[][]::new);
  }

  /** Evaluates the case's variables, in order. */
  static Interpreter outputs(Equations equations, SuiteSettings settings) {
    return new Interpreter(
        equations.graph(),
        settings.variables().stream()
            .mapToInt(v -> equations.node(output(equations.system(), v, settings)))
            .toArray());
  }

  private static Expression output(ReactionSystem system, String variable, SuiteSettings settings) {
    Observable observable =
        system
            .observable(variable)
            .orElseThrow(
                () -> new IllegalStateException("the model has no quantity named " + variable));
    Optional<Expression> asked = Optional.empty();
    if (settings.amount().contains(variable)) {
      asked = observable.amount();
    } else if (settings.concentration().contains(variable)) {
      asked = observable.concentration();
    }
    return asked.orElse(observable.value());
  }
}
