package org.marrow.workbench.virtual;

import java.util.List;

/** A tube that is drawn from a virtual patient. */
enum Tube {
  /** Before the first dose. */
  BEFORE("before"),
  /** On the day of the second sample. */
  AFTER("after"),
  /** A second aspirate of that day. */
  REPEAT("after, repeat");

  private final String visit;

  Tube(String visit) {
    this.visit = visit;
  }

  /** The visit as the study names it. */
  String visit() {
    return visit;
  }

  /** Number of the tube among all of a patient's, over the draws of chance. */
  int number(int draw) {
    return values().length * draw + ordinal();
  }

  /** Tubes of a patient. */
  static List<Tube> of(VirtualCohort.Patient patient) {
    return patient.repeated()
        ? List.of(BEFORE, AFTER, REPEAT)
        : patient.sampled() ? List.of(BEFORE, AFTER) : List.of(BEFORE);
  }

  /** The marrow it is drawn from. */
  Marrow marrow(Pool.Course course) {
    return this == BEFORE ? course.before() : course.after();
  }
}
