package org.marrow.cytometry.fcs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/** The event files of a folder. */
public final class EventFolder {
  private EventFolder() {}

  /**
   * Every event file in a folder and those below it, sorted by name: those called FCS or LMD (also
   * with {@code .gz}) and those that begin as FCS does, whatever they are called. Where there is
   * none, the tables ({@code .csv}, {@code .tsv}, {@code .txt}).
   *
   * @throws InvalidInput when there is no such folder, or no event file in it
   */
  public static List<Path> files(Path folder) {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all =
          walk.filter(Files::isRegularFile)
              .sorted(Comparator.comparing(path -> name(folder, path)))
              .toList();
    } catch (IOException e) {
      throw new InvalidInput(
          FcsRules.UNREADABLE_FILE.at(
              Where.in(folder.toString()), "the folder cannot be read: " + e.getMessage()));
    }
    List<Path> events = all.stream().filter(EventFolder::isFcs).toList();
    if (events.isEmpty()) {
      events = all.stream().filter(EventTable::isTable).toList();
    }
    if (events.isEmpty()) {
      throw new InvalidInput(
          FcsRules.UNREADABLE_FILE.at(
              Where.in(folder.toString()), "there is no FCS, LMD or CSV file in this folder"));
    }
    return events;
  }

  /** A file's path below a folder, with slashes on every system. */
  public static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isFcs(Path path) {
    if (path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(fcs|lmd)(\\.gz)?")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(3), "FCS".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
