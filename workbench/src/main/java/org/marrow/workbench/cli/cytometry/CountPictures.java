package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.quality.Trace;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.cytometry.AncestryStrip;
import org.marrow.workbench.figure.cytometry.DriftPlot;

/** The pictures of a counted sample, as files. */
final class CountPictures {
  private CountPictures() {}

  /**
   * The gates of each definition, and the channels along the run that quality control cut.
   *
   * @param results the definitions counted in one sample
   */
  static void write(Path folder, List<AssayResult> results) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (AssayResult result : results) {
      if (result.gated().isGated() && result.gated().table().events() > 0) {
        String id = id(result.sample());
        String gates = results.size() == 1 ? "-gates" : "-" + id(result.definition().id());
        figures.add(
            AncestryStrip.of(
                id + gates, result.sample() + ", " + result.definition().id(), result.gated()));
      }
    }
    if (!results.isEmpty()) {
      figures.addAll(drift(results.getFirst()));
    }
    for (Figure figure : figures) {
      Files.writeString(folder.resolve(figure.id() + ".svg"), figure.svg());
    }
  }

  private static List<Figure> drift(AssayResult result) {
    List<Figure> figures = new ArrayList<>();
    for (Trace trace : result.quality().traces()) {
      if (trace.removed().contains(true)) {
        String id = id(result.sample()) + "-drift-" + (figures.size() + 1);
        figures.add(DriftPlot.of(id, result.sample() + ", " + trace.channel(), trace));
      }
    }
    return figures;
  }

  /** A name as a file may have it. */
  static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }
}
