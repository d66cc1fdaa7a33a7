package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.template.Control;
import org.marrow.cytometry.template.GatedStep;
import org.marrow.cytometry.template.Threshold;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.cytometry.AncestryStrip;
import org.marrow.workbench.figure.cytometry.ControlHistogram;

/** The gates of one tube as pictures. */
public final class GatePictures {
  private GatePictures() {}

  /** The gates side by side, then each controlled marker of the last gate against its controls. */
  public static List<Figure> of(AssayResult result, List<Control> controls) {
    String id = id(result.sample() + " " + result.definition().name());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        AncestryStrip.of(
            id + "-gates",
            "Gates of " + result.definition().id() + " in " + result.sample(),
            result.gated()));
    GatedStep last = result.gated().steps().getLast();
    for (Threshold threshold : last.thresholds()) {
      List<Control> own = controls.stream().filter(c -> c.controls(threshold.marker())).toList();
      if (!threshold.high() && !own.isEmpty() && !last.parent().isEmpty()) {
        figures.add(
            ControlHistogram.of(
                id + "-" + id(threshold.marker()),
                threshold.marker() + " in " + result.sample() + " against its controls",
                result.gated().table(),
                last.parent(),
                threshold.marker(),
                own,
                Optional.of(threshold)));
      }
    }
    return figures;
  }

  /** Lower case words joined by hyphens. */
  public static String id(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
