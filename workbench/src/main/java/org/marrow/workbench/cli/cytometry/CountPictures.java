package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marrow.cytometry.assay.Assay;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.assay.AssaySettings;
import org.marrow.cytometry.assay.CountedFile;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.quality.Trace;
import org.marrow.workbench.count.GatePictures;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.cytometry.DriftPlot;

/** The pictures of a counted sample, as files. */
final class CountPictures {
  private CountPictures() {}

  /**
   * The gates of each definition, markers against their controls, and the channels along the run
   * that quality control cut.
   *
   * @param catalogue where the definitions came from
   * @param settings how the file was counted
   */
  static void write(Path folder, CountedFile file, Definitions catalogue, AssaySettings settings)
      throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (AssayResult result : file.results()) {
      if (result.gated().isGated() && result.gated().table().events() > 0) {
        Assay assay = new Assay(catalogue, result.definition(), file.controls(), settings);
        figures.addAll(GatePictures.of(result, assay.controlTables()));
      }
    }
    if (!file.results().isEmpty()) {
      figures.addAll(drift(file.results().getFirst()));
    }
    write(folder, figures);
  }

  /** Each figure as an SVG file. */
  static void write(Path folder, List<Figure> figures) throws IOException {
    for (Figure figure : figures) {
      Files.writeString(folder.resolve(figure.id() + ".svg"), figure.svg());
    }
  }

  private static List<Figure> drift(AssayResult result) {
    List<Figure> figures = new ArrayList<>();
    for (Trace trace : result.quality().traces()) {
      if (trace.removed().contains(true)) {
        String id = GatePictures.id(result.sample()) + "-drift-" + (figures.size() + 1);
        figures.add(DriftPlot.of(id, result.sample() + ", " + trace.channel(), trace));
      }
    }
    return figures;
  }
}
