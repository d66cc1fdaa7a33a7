package org.marrow.kinetics.ode;

import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.lanes.Lanes;

/** Chooses the routines that an ensemble runs with. */
final class Warmup {
  private Warmup() {}

  static Routines best(Kernel kernel) {
    return kernel.routines(Lanes.preferred());
  }
}
