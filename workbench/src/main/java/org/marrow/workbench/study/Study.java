package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;
import org.marrow.workbench.report.Preface;

/**
 * A checked study: every name in the plan refers to something.
 *
 * @param title title of the report
 * @param question what the study asks
 * @param data the patients; empty for a study that only simulates
 * @param endPoints what is followed up
 * @param classes outcomes known as a class only
 * @param groups how patients are grouped
 * @param markers what may go with outcome
 * @param exposures what happens to some patients during follow-up
 * @param plan the analyses in order; at least one when there are data
 * @param virtual virtual patients in place of real ones, if any
 * @param samples samples to be counted, if any
 * @param simulate experiments to be simulated, if any
 * @param madeUp whether the author says that its files were made up, not measured
 * @param readers what the author tells the readers of the report
 */
public record Study(
    String title,
    String question,
    Optional<DataSource> data,
    List<EndPoint> endPoints,
    List<OutcomeClass> classes,
    List<Grouping> groups,
    List<Marker> markers,
    List<Exposure> exposures,
    List<Analysis> plan,
    Optional<VirtualPlan> virtual,
    Optional<SamplesPlan> samples,
    Optional<ExperimentPlan> simulate,
    boolean madeUp,
    Preface readers) {
  public Study {
    endPoints = List.copyOf(endPoints);
    classes = List.copyOf(classes);
    groups = List.copyOf(groups);
    markers = List.copyOf(markers);
    exposures = List.copyOf(exposures);
    plan = List.copyOf(plan);
  }

  /**
   * Whether nothing in it is measured: no data, and no samples that a laboratory stained, or
   * made-up ones.
   */
  public boolean isSimulated() {
    return madeUp
        || virtual.isPresent()
        || (data.isEmpty() && samples.flatMap(SamplesPlan::sheet).isEmpty());
  }

  /** The end point of that name; the reader has made sure that it is there. */
  public EndPoint endPoint(String name) {
    return endPoints.stream()
        .filter(endPoint -> endPoint.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no end point " + name));
  }

  /** The class of that name; the reader has made sure that it is there. */
  public OutcomeClass outcomeClass(String name) {
    return classes.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no class " + name));
  }

  /** The marker of that name, if the study has it; other names are columns. */
  public Optional<Marker> marker(String name) {
    return markers.stream().filter(marker -> marker.name().equals(name)).findFirst();
  }

  /** The exposure of that name, if the study has it. */
  public Optional<Exposure> exposure(String name) {
    return exposures.stream().filter(exposure -> exposure.name().equals(name)).findFirst();
  }

  /** The grouping of that name, if the study has it. */
  public Optional<Grouping> group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst();
  }
}
