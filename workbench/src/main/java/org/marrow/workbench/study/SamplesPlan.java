package org.marrow.workbench.study;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What is counted in which samples.
 *
 * @param sheet table of the samples beside the study; empty when virtual patients are the samples
 * @param source where the samples come from, or the empty string
 * @param licence their terms, or the empty string
 * @param definitions ids of the definitions to count, in order; at least one
 * @param channels channels of markers that the files' names do not tell
 * @param removeUnsound whether events that quality control finds unsound are left out; else they
 *     are counted and the report says how many there are
 * @param tubeCv coefficient of variation between tubes of the same material, for changes
 * @param dose how the samples are read as a dose response, if they are one
 * @param changes visits to be compared
 * @param pictures names of the samples whose gates are drawn
 */
public record SamplesPlan(
    Optional<String> sheet,
    String source,
    String licence,
    List<String> definitions,
    Map<String, String> channels,
    boolean removeUnsound,
    OptionalDouble tubeCv,
    Optional<Dose> dose,
    List<Change> changes,
    List<String> pictures) {
  /**
   * A dose response.
   *
   * @param column column of the sheet with the dose, a number of 0 or more
   * @param name what is dosed
   * @param unit unit of the dose
   * @param apart column whose values part the samples into curves, if any
   * @param apartName what stands in that column, with its unit
   */
  public record Dose(
      String column, String name, String unit, Optional<String> apart, String apartName) {}

  /**
   * A comparison within each patient.
   *
   * @param from visit before
   * @param to visit after
   */
  public record Change(String from, String to) {}

  public SamplesPlan {
    definitions = List.copyOf(definitions);
    channels = Collections.unmodifiableMap(new TreeMap<>(channels));
    changes = List.copyOf(changes);
    pictures = List.copyOf(pictures);
  }
}
