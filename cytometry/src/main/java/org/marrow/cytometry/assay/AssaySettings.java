package org.marrow.cytometry.assay;

import java.util.Map;
import java.util.Optional;
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
 * @param limits limits of detection
 * @param confidence confidence of the intervals
 * @param scale scale of every marker; empty: mass or fluorescence by the size of the values
 * @param compensate whether to apply the spillover matrix of the file, where it has one
 * @param names channels of markers that the file's names do not tell, by marker
 * @param map the map to check by; empty: no check
 */
public record AssaySettings(
    Optional<QualitySettings> quality,
    TemplateSettings template,
    DetectionLimits limits,
    double confidence,
    Optional<MarkerScale> scale,
    boolean compensate,
    Map<String, String> names,
    Optional<MapSettings> map) {
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
        DetectionLimits.euroFlow(),
        0.95,
        Optional.empty(),
        true,
        Map.of(),
        Optional.of(MapSettings.standard(1)));
  }
}
