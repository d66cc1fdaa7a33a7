package org.marrow.cytometry.fcs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * Opens event files: FCS 2.0, 3.0, 3.1 and 3.2, LMD, and each of them compressed with gzip. The
 * file is mapped into memory, so its size is no limit; what a file says about itself is believed
 * only as far as its bytes bear it out.
 *
 * <pre>{@code
 * Sample sample = FcsReader.read(Path.of("marrow.fcs"));
 *
 * try (FcsFile file = FcsReader.open(Path.of("large.fcs"))) {
 *   file.chosen().forEachBlock(4096, (first, count, columns) -> ...);
 * }
 * }</pre>
 */
public final class FcsReader {
  private FcsReader() {}

  /**
   * The events of a file: its {@linkplain FcsFile#chosen() chosen} data set, or the table of a CSV
   * file ({@code .csv}, {@code .tsv}, {@code .txt}).
   *
   * @throws InvalidInput when the file is refused, with the reasons
   */
  public static Sample read(Path path) {
    return read(path, _ -> {});
  }

  /**
   * The same, and hears what there is to say about the file.
   *
   * @param heard receives every note and repair, in the order met
   */
  public static Sample read(Path path, Consumer<Finding> heard) {
    if (EventTable.isTable(path)) {
      EventTable table = EventTable.read(path);
      table.findings().forEach(heard);
      return table.sample();
    }
    try (FcsFile file = open(path)) {
      Sample sample = file.chosen().read();
      file.report().findings().forEach(heard);
      return sample;
    }
  }

  /** Opens a file. What is wrong with it stands in its {@linkplain FcsFile#report() report}. */
  public static FcsFile open(Path path) {
    String name = path.toString();
    if (!Files.isRegularFile(path)) {
      return refused(name, Files.isDirectory(path) ? "it is a folder" : "there is no such file");
    }
    try {
      long size = Files.size(path);
      return compressed(path) ? inflated(path, name, size) : mapped(path, name, size, () -> {});
    } catch (ZipException | java.io.EOFException e) {
      return refused(name, "its compression is damaged: " + e.getMessage());
    } catch (IOException e) {
      return refused(name, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /** Reads a file that is in memory already. */
  public static FcsFile of(String name, byte[] content) {
    return FcsFile.read(name, Bytes.of(content), content.length, () -> {});
  }

  private static FcsFile refused(String name, String why) {
    return FcsFile.refused(
        name, 0, new InvalidInput(FcsRules.UNREADABLE_FILE.at(Where.in(name), why)));
  }

  private static boolean compressed(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  // The arena lives as long as the FcsFile, whose close() ends it.
  @SuppressWarnings("MustBeClosedChecker")
  private static FcsFile mapped(Path path, String name, long size, Runnable after)
      throws IOException {
    Arena arena = Arena.ofShared();
    boolean done = false;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      FcsFile file =
          FcsFile.read(
              name,
              new Bytes(segment),
              size,
              () -> {
                arena.close();
                after.run();
              });
      done = true;
      return file;
    } finally {
      if (!done) {
        arena.close();
        after.run();
      }
    }
  }

  /** Unpacks into a temporary file beside nothing of the user's; deleted on close. */
  private static FcsFile inflated(Path path, String name, long size) throws IOException {
    Path plain = Files.createTempFile("marrow-", ".fcs");
    boolean done = false;
    try {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16);
          OutputStream out = Files.newOutputStream(plain)) {
        in.transferTo(out);
      }
      FcsFile file = mapped(plain, name, size, () -> delete(plain));
      done = true;
      return file;
    } finally {
      if (!done) {
        delete(plain);
      }
    }
  }

  private static void delete(Path plain) {
    try {
      Files.deleteIfExists(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
