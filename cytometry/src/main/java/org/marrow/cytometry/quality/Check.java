package org.marrow.cytometry.quality;

/** One look at a run, which is shown to it block by block as often as it asks. */
interface Check {
  /**
   * Takes one block of the pass.
   *
   * @param first number of the block's first event, from 0
   * @param count events in this block
   * @param columns raw values, one array a channel, only to be read
   */
  void visit(int first, int count, double[][] columns);

  /** Called after a pass: whether another one is needed. */
  default boolean again() {
    return false;
  }

  /** Says what was found. */
  void conclude(Notes notes);
}
