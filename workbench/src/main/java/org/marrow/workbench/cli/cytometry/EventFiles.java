package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.marrow.cytometry.FcsRules;
import org.marrow.cytometry.fcs.EventFolder;
import org.marrow.cytometry.fcs.EventSource;
import org.marrow.cytometry.fcs.EventTable;
import org.marrow.cytometry.fcs.FcsDataSet;
import org.marrow.cytometry.fcs.FcsFile;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/** Event files as a user names them: single files, or folders to look through. */
final class EventFiles {
  private EventFiles() {}

  /** The files named, and every event file inside the folders named, sorted. */
  static List<Path> of(List<Path> named) {
    return named.stream()
        .flatMap(p -> Files.isDirectory(p) ? EventFolder.files(p).stream() : Stream.of(p))
        .toList();
  }

  /** Something to do with the events of one open file. */
  @FunctionalInterface
  interface Use<T> {
    T with(EventSource events, List<Finding> findings) throws IOException;
  }

  /**
   * Opens a file for as long as the work takes.
   *
   * @param dataSet number of the data set, from 1; 0 for the one that Marrow chooses
   * @throws InvalidInput when the file is refused
   */
  static <T> T use(Path path, int dataSet, Use<T> work) throws IOException {
    if (EventTable.isTable(path)) {
      EventTable table = EventTable.read(path);
      return work.with(table.sample(), table.findings());
    }
    try (FcsFile file = FcsReader.open(path)) {
      file.report().throwIfRefused();
      return work.with(dataSet(file, path, dataSet), file.report().findings());
    }
  }

  /** Something to make of the events of one open file. */
  @FunctionalInterface
  interface Conversion {
    void convert(Path source, Path target, EventSource events) throws IOException;
  }

  /**
   * Converts files one after the other. A file that is refused, or whose new file would replace
   * another one, is told and does not keep the others back.
   *
   * @param out a file, or a folder when there are several
   * @param ending of the new files
   * @return what was found in all of them
   */
  static List<Finding> convert(
      List<Path> all, int dataSet, Optional<Path> out, String ending, Conversion work)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    Set<Path> written = new HashSet<>();
    for (Path source : all) {
      try {
        Path target = Targets.of(source, out, all.size() > 1, ending);
        if (!written.add(target.toAbsolutePath().normalize())) {
          throw new InvalidInput(
              FcsRules.UNREADABLE_FILE.at(
                  Where.in(source.toString()),
                  "another file was already written to " + target,
                  "Convert it alone, with a name of its own by --out."));
        }
        findings.addAll(
            use(
                source,
                dataSet,
                (events, notes) -> {
                  work.convert(source, target, events);
                  return notes;
                }));
      } catch (InvalidInput refused) {
        findings.addAll(refused.findings());
      }
    }
    return findings;
  }

  /** The data set a user asked for. */
  static FcsDataSet dataSet(FcsFile file, Path path, int number) {
    if (number == 0) {
      return file.chosen();
    }
    if (number < 0 || number > file.dataSets().size()) {
      throw new InvalidInput(
          FcsRules.NO_DATA.at(
              Where.in(path.toString()),
              "there is no data set " + number + "; the file has " + file.dataSets().size()));
    }
    return file.dataSets().get(number - 1);
  }
}
