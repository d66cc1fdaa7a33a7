package org.marrow.workbench.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.rules.WorkbenchRules;

/**
 * Zip files whose bytes depend on nothing but their content: entries in the order of their names,
 * stored and not compressed (compressors differ between machines), all at the first moment that zip
 * knows.
 */
final class ZipFiles {
  private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int BUFFER = 1 << 16;
  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_BYTES = 8L << 30;

  private ZipFiles() {}

  /** Writes files by their path in the zip. */
  static void write(Path zip, SortedMap<String, Path> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream to = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      to.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, Path> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(FIRST);
        entry.setSize(Files.size(file.getValue()));
        entry.setCrc(crc(file.getValue()));
        to.putNextEntry(entry);
        Files.copy(file.getValue(), to);
        to.closeEntry();
      }
    }
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue();
  }

  /**
   * Unpacks a zip into an empty folder.
   *
   * @throws InvalidInput when it is no zip, is larger than 8 GB or 20,000 files unpacked, or has an
   *     entry that would land outside the folder or twice
   */
  static void unpack(Path zip, Path folder) throws IOException {
    String name = String.valueOf(zip.getFileName());
    Set<Path> seen = new HashSet<>();
    long left = MOST_BYTES;
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream from = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        Path path = inside(folder, entry.getName(), name);
        if (!seen.add(path) || seen.size() > MOST_ENTRIES) {
          throw bad(
              name, "the entry " + entry.getName() + " is there twice, or there are too many");
        }
        Path parent = path.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        left = copy(from, path, left, name);
      }
    } catch (ZipException | IllegalArgumentException | java.io.EOFException e) {
      throw bad(name, "it is no zip file, or it was cut short: " + e.getMessage());
    }
    if (seen.isEmpty()) {
      throw bad(name, "it is no zip file, or an empty one");
    }
  }

  private static long copy(InputStream from, Path path, long left, String zip) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long rest = left;
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        rest -= n;
        if (rest < 0) {
          throw bad(zip, "unpacked it has more than " + MOST_BYTES + " bytes");
        }
        out.write(buffer, 0, n);
      }
    }
    return rest;
  }

  private static Path inside(Path folder, String entry, String zip) {
    Path path = folder.resolve(entry).normalize();
    if (!path.startsWith(folder) || path.equals(folder) || entry.indexOf('\\') >= 0) {
      throw bad(zip, "the entry " + entry + " would land outside its folder");
    }
    return path;
  }

  static InvalidInput bad(String zip, String what) {
    return new InvalidInput(WorkbenchRules.NOT_A_BUNDLE.at(Where.in(zip), what));
  }
}
