package org.marrow.kinetics.event;

import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.compile.KernelCompiler;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.ode.Integrator;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * One accepted step of the integrator after the other, for engines that look into every step. A
 * step that cannot be made is a finding. Not thread-safe.
 */
public final class Stepper {
  private final String model;
  private final int states;
  private final Integrator integrator;
  private boolean started;
  private double time;
  private boolean resting;

  /** The integrator of a system's equations. */
  public Stepper(Equations equations, Settings settings) {
    model = equations.system().id();
    states = equations.system().states().size();
    integrator =
        new Integrator(
            KernelCompiler.compile(equations),
            settings,
            settings.absoluteTolerances(equations.system()));
  }

  /** Begins a new run. */
  public void begin() {
    started = false;
  }

  /** Starts, or starts again after a discontinuity. */
  public void start(double t, double[] x, double[] p) {
    time = t;
    if (states > 0) {
      if (started) {
        integrator.restart(t, x, p);
      } else {
        integrator.start(t, x, p);
      }
      started = true;
    }
  }

  /** Takes one step and returns the time reached, which is not after {@code stop}. */
  public double step(double stop) {
    resting = states == 0 || stop - time <= 4 * Math.ulp(time);
    if (resting) {
      // A stop closer than rounding allows a step is reached by saying so.
      time = Math.max(time, stop);
    } else if (integrator.step(stop)) {
      time = integrator.time();
    } else {
      throw new InvalidInput(
          KineticsRules.INTEGRATION_FAILED.at(
              Where.in(model),
              "at time "
                  + integrator.time()
                  + ": "
                  + integrator.failure().map(Outcome.Status::meaning).orElse("no step")));
    }
    return time;
  }

  /** Writes the state at a time inside the last step into the first elements of {@code x}. */
  public void at(double t, double[] x) {
    if (resting) {
      integrator.state(x);
    } else {
      integrator.interpolate(t, x);
    }
  }
}
