package org.marrow.workbench.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.rules.WorkbenchRules;

/**
 * Finished repetitions in a file, a line each as soon as it is done, so that a run that was stopped
 * goes on where it stood. The first line says what was asked for.
 */
final class RepetitionLog {
  private final Optional<Path> file;
  private final Map<Integer, Repetition> done = new TreeMap<>();

  private RepetitionLog(Optional<Path> file) {
    this.file = file;
  }

  /** A log that nobody reads. */
  static RepetitionLog none() {
    return new RepetitionLog(Optional.empty());
  }

  /**
   * Opens a log, new or begun.
   *
   * @param asked what is repeated, on one line; what was done for anything else is refused
   */
  static RepetitionLog open(Path file, String asked) throws IOException {
    RepetitionLog log = new RepetitionLog(Optional.of(file));
    String head = "# " + asked + "\n" + Repetition.HEADER + "\n";
    if (!Files.exists(file)) {
      Files.writeString(file, head);
      return log;
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (!text.startsWith(head)) {
      throw new InvalidInput(
          List.of(
              WorkbenchRules.NOT_A_REPORT.at(
                  Where.in(file.toString()),
                  "the file holds something else than repetitions of " + asked,
                  "Name a new file with --log.")));
    }
    // A line without its end was being written when the run was stopped.
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    whole.lines().skip(2).map(Repetition::of).forEach(r -> log.done.put(r.study(), r));
    Files.writeString(file, whole);
    return log;
  }

  /** What was found before, if it was. */
  synchronized Optional<Repetition> found(int study) {
    return Optional.ofNullable(done.get(study));
  }

  /** Number of repetitions that are done. */
  synchronized int size() {
    return done.size();
  }

  /** Notes a finished repetition; from any thread. */
  synchronized void add(Repetition repetition) {
    done.put(repetition.study(), repetition);
    if (file.isPresent()) {
      try {
        Files.writeString(file.get(), repetition.line() + "\n", StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
