package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
