package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marrow.workbench.figure.Figure;

/** Figures in the folder of {@code --out}: of each the picture (svg) and its numbers (csv). */
final class Pictures {
  private Pictures() {}

  /** Writes the figures and says so. */
  static String write(Path folder, List<Figure> figures) throws IOException {
    Files.createDirectories(folder);
    List<String> written = new ArrayList<>();
    for (Figure figure : figures) {
      Path svg = folder.resolve(figure.id() + ".svg");
      Path csv = folder.resolve(figure.id() + ".csv");
      Files.writeString(svg, figure.svg(), StandardCharsets.UTF_8);
      figure.data().write(csv);
      written.add(svg.toString());
      written.add(csv.toString());
    }
    return "written: " + String.join(", ", written);
  }
}
