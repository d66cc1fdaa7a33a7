package org.marrow.workbench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.workbench.count.SampleSheet;
import org.marrow.workbench.study.SamplesPlan;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.StudyFile;
import org.marrow.workbench.study.StudyReader;

/**
 * Whether a study could be run as things stand.
 *
 * @param name its short name, that of its folder
 * @param title its title, or the empty string when its file cannot be read
 * @param data what it works on
 * @param remedy what to do when it cannot be run; empty when it can
 */
public record Readiness(String name, String title, Data data, String remedy) {
  /** What a study works on. */
  public enum Data {
    /** Virtual patients, animals or cells only. */
    SIMULATED("simulated, needs none"),
    /** All files it names are there. */
    FOUND("found"),
    /** Files it names are not there. */
    ABSENT("not found");

    private final String words;

    Data(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * Looks for everything that a study needs, without running it.
   *
   * @param place the study's folder
   * @param data folder of data from elsewhere, if one was named
   */
  public static Readiness of(Path place, Optional<Path> data) throws IOException {
    String name = String.valueOf(place.getFileName());
    String title = StudyReader.title(place).orElse("");
    try {
      StudyFile file = StudyReader.read(place, data);
      Study study = file.study();
      Optional<String> sheet = study.samples().flatMap(SamplesPlan::sheet);
      if (sheet.isPresent()) {
        Path folder = data.orElse(file.folder());
        String source = study.samples().map(SamplesPlan::source).orElse("");
        SampleSheet.read(
            file.folder().resolve(sheet.get()),
            folder,
            "Name the folder that holds them with --data DIR."
                + (source.isEmpty() ? "" : " They come from: " + source + "."));
      }
      return new Readiness(name, title, study.isSimulated() ? Data.SIMULATED : Data.FOUND, "");
    } catch (InvalidInput lacking) {
      Finding first = lacking.findings().getFirst();
      return new Readiness(name, title, Data.ABSENT, first.what() + ". " + first.remedy());
    }
  }
}
