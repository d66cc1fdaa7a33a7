package org.marrow.workbench.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.Product;
import org.marrow.workbench.rules.WorkbenchRules;

/** The studies that come with the program. */
public final class ShippedStudies {
  /** The main one: the whole loop on virtual patients; it needs no data from elsewhere. */
  public static final String MAIN = "bortezomib-loop";

  private ShippedStudies() {}

  /** Their folders, by name; none when the program was taken out of its folder. */
  public static List<Path> folders() throws IOException {
    Optional<Path> home = Product.home();
    if (home.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(home.get().resolve("studies"))) {
      return inside
          .filter(path -> Files.isRegularFile(path.resolve(StudyReader.FILE_NAME)))
          .sorted()
          .toList();
    }
  }

  /**
   * The study that is meant when none is named: that of this folder if it has one, else the main
   * one.
   *
   * @throws InvalidInput when there is neither
   */
  public static Path unnamed(Path here) throws IOException {
    if (Files.isRegularFile(here.resolve(StudyReader.FILE_NAME))) {
      return here;
    }
    List<Path> folders = folders();
    return folders.stream()
        .filter(path -> path.endsWith(MAIN))
        .findFirst()
        .orElseThrow(() ->
            new InvalidInput(
                WorkbenchRules.NO_STUDY.at(
                    Where.in(StudyReader.FILE_NAME),
                    "no study is named, and this folder has no " + StudyReader.FILE_NAME)));
  }

  /**
   * The place of a named study, as it stands or among those that ship.
   *
   * @throws InvalidInput when there is no such study, with the nearest that ships
   */
  public static Path named(Path place) throws IOException {
    if (Files.exists(place)) {
      return place;
    }
    String name = String.valueOf(place.getFileName());
    List<Path> folders = folders();
    if (place.getNameCount() == 1) {
      Optional<Path> shipped = folders.stream().filter(path -> path.endsWith(name)).findFirst();
      if (shipped.isPresent()) {
        return shipped.get();
      }
    }
    Optional<String> near =
        Nearest.to(name, folders.stream().map(path -> String.valueOf(path.getFileName())).toList());
    throw new InvalidInput(
        WorkbenchRules.NO_STUDY.at(
            Where.in(place.toString()),
            "there is no such study",
            near.map(n -> "Did you mean " + n + "? ").orElse("")
                + "\"marrow studies\" lists those that ship; \"marrow start my-study\" makes one"
                + " of your own."));
  }
}
