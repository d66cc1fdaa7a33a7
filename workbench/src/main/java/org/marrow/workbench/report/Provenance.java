package org.marrow.workbench.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * @param models the program's own model files and published regimens that were simulated with,
 *     named {@code models/...}; empty when nothing was simulated, and in reports of older versions
 */
public record Provenance(
    String marrow,
    String study,
    String planHash,
    long seed,
    List<Input> inputs,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Input> models) {
  public Provenance {
    inputs = List.copyOf(inputs);
    models = List.copyOf(models);
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
