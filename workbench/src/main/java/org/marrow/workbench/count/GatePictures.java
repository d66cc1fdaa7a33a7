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
import org.marrow.workbench.report.Block;

/** The gates of one tube as pictures. */
public final class GatePictures {
  private static final String STRIP = "-gates";
  private static final int HISTOGRAMS_SHOWN = 2;

  private GatePictures() {}

  /** The gates side by side, then each controlled marker of the last gate against its controls. */
  public static List<Figure> of(AssayResult result, List<Control> controls) {
    String id = id(result.sample() + " " + result.definition().name());
    List<Figure> figures = new ArrayList<>();
    figures.add(
        AncestryStrip.of(
            id + STRIP,
            "Gates of " + result.definition().title() + " in " + result.sample(),
            result.gated(),
            DefinitionWords::of));
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

  /**
   * What of all pictures a page shows: the gates of every pictured sample, and the first
   * histograms; further histograms are files beside the report.
   */
  static List<Block> chosen(List<Figure> figures) {
    List<Figure> histograms = figures.stream().filter(f -> !isStrip(f)).toList();
    List<Figure> shown = histograms.stream().limit(HISTOGRAMS_SHOWN).toList();
    List<Block> blocks = new ArrayList<>();
    figures.stream().filter(GatePictures::isStrip).map(Block.Shown::new).forEach(blocks::add);
    shown.stream().map(Block.Shown::new).forEach(blocks::add);
    if (histograms.size() > shown.size()) {
      blocks.add(
          new Block.Paragraph(
              "Of "
                  + histograms.size()
                  + " histograms of a marker against its controls, the first "
                  + shown.size()
                  + " are shown; the others are files beside this report, in its folder figures."));
      histograms.stream().skip(shown.size()).map(Block.Attached::new).forEach(blocks::add);
    }
    return blocks;
  }

  private static boolean isStrip(Figure figure) {
    return figure.id().endsWith(STRIP);
  }

  /** Lower case words joined by hyphens. */
  public static String id(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
