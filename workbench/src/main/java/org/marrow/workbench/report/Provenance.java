package org.marrow.workbench.report;

import java.util.List;

/**
 * What a result was made from: enough to make it again and to see what changed. No time stamp and
 * no path of a machine, so that the same study gives the same bytes anywhere.
 *
 * @param marrow version of the program
 * @param study name of the study
 * @param planHash hash of the plan, taken before outcome was joined
 * @param seed seed of every random draw
 * @param inputs every file that was read, the study file first
 */
public record Provenance(
    String marrow, String study, String planHash, long seed, List<Input> inputs) {
  public Provenance {
    inputs = List.copyOf(inputs);
  }

  /**
   * One file that was read.
   *
   * @param file path relative to the study's folder; behind {@code data:} relative to the folder of
   *     the data
   * @param sha256 hash of its bytes
   * @param bytes its length
   */
  public record Input(String file, String sha256, long bytes) {}
}
