package org.marrow.cytometry.assay;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.marrow.cytometry.cluster.MapSettings;
import org.marrow.cytometry.count.DetectionLimits;
import org.marrow.cytometry.quality.QualitySettings;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.cytometry.template.TemplateSettings;

/**
 * How an assay is run.
 *
 * @param quality quality control before gating; empty: every event is gated
 * @param template how thresholds are found
 * @param limits limits of detection by the number of events in the denominator: what blanks show
 *     grows with it, EuroFlow's limits do not
 * @param confidence confidence of the intervals
 * @param scale scale of every marker; empty: mass or fluorescence by the size of the values
 * @param compensate whether to apply the spillover matrix of the file, where it has one
 * @param names channels of markers that the file's names do not tell, by marker
 * @param map the map to check by; empty: no check
 * @param residents marrow-resident cells to tell a diluted aspirate by; empty: no such check
 * @param rivals whether the definition's alternatives are counted beside it
 */
public record AssaySettings(
    Optional<QualitySettings> quality,
    TemplateSettings template,
    LongFunction<DetectionLimits> limits,
    double confidence,
    Optional<MarkerScale> scale,
    boolean compensate,
    Map<String, String> names,
    Optional<MapSettings> map,
    Optional<Residents> residents,
    boolean rivals) {
  public AssaySettings {
    names = Map.copyOf(names);
  }

  /**
   * Standard quality control and thresholds, compensated, EuroFlow limits, 95 %, checked by a map
   * of seed 1.
   */
  public static AssaySettings standard() {
    return new AssaySettings(
        Optional.of(QualitySettings.standard()),
        TemplateSettings.standard(),
        _ -> DetectionLimits.euroFlow(),
        0.95,
        Optional.empty(),
        true,
        Map.of(),
        Optional.of(MapSettings.standard(1)),
        Optional.empty(),
        true);
  }

  /** The same without quality control. */
  public AssaySettings withoutQuality() {
    return new AssaySettings(
        Optional.empty(),
        template,
        limits,
        confidence,
        scale,
        compensate,
        names,
        map,
        residents,
        rivals);
  }

  /** The same checked by another map. */
  public AssaySettings withMap(MapSettings other) {
    return with(Optional.of(other));
  }

  /** The same without the check by a map. */
  public AssaySettings withoutMap() {
    return with(Optional.empty());
  }

  private AssaySettings with(Optional<MapSettings> other) {
    return new AssaySettings(
        quality, template, limits, confidence, scale, compensate, names, other, residents, rivals);
  }

  /** The same with channels of markers that the file's names do not tell, by marker. */
  public AssaySettings withNames(Map<String, String> channels) {
    return new AssaySettings(
        quality, template, limits, confidence, scale, compensate, channels, map, residents, rivals);
  }

  /** The same with other limits of detection, by the number of events in the denominator. */
  public AssaySettings withLimits(LongFunction<DetectionLimits> other) {
    return new AssaySettings(
        quality, template, other, confidence, scale, compensate, names, map, residents, rivals);
  }

  /** The same with a look at marrow-resident cells. */
  public AssaySettings withResidents(Residents cells) {
    return new AssaySettings(
        quality,
        template,
        limits,
        confidence,
        scale,
        compensate,
        names,
        map,
        Optional.of(cells),
        rivals);
  }

  /** The same without counts of the definition's alternatives, for many repetitions. */
  public AssaySettings withoutRivals() {
    return new AssaySettings(
        quality, template, limits, confidence, scale, compensate, names, map, residents, false);
  }
}
