package org.marrow.workbench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.rules.WorkbenchRules;

/**
 * Puts a report into its folder all at once: the files are written beside it and moved into place,
 * so an interrupted run leaves either the old report or none. What a killed run left beside it is
 * removed by the next one.
 */
public final class ReportFolder {
  private ReportFolder() {}

  /**
   * Writes the files; a report that is there already is replaced, anything else is left alone.
   *
   * @param folder where the report goes
   * @param files text by name relative to the folder
   * @throws InvalidInput when the folder holds something that is not a report
   */
  public static void write(Path folder, Map<String, String> files) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    refuseForeign(target);
    Path parent = target.getParent();
    if (parent == null) {
      throw new InvalidInput(
          WorkbenchRules.NOT_A_REPORT.at(Where.in(target.toString()), "this is a whole disk"));
    }
    Files.createDirectories(parent);
    clean(parent, String.valueOf(target.getFileName()));
    String suffix = "." + ProcessHandle.current().pid();
    Path partial = parent.resolve("." + target.getFileName() + ".partial" + suffix);
    Path old = parent.resolve("." + target.getFileName() + ".old" + suffix);
    Thread cleaner = new Thread(() -> deleteQuietly(partial));
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = partial.resolve(file.getKey());
        Path into = path.getParent();
        if (into != null) {
          Files.createDirectories(into);
        }
        Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
      }
      if (Files.exists(target)) {
        Files.move(target, old);
      }
      Files.move(partial, target);
      delete(old);
    } finally {
      deleteQuietly(partial);
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException shuttingDown) {
        // The hook is running; it deletes what is left.
      }
    }
  }

  /**
   * Makes sure that a report can be written before the work for it begins.
   *
   * @throws InvalidInput when the folder holds something else, or nothing can be written there
   */
  public static void check(Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    refuseForeign(target);
    Path parent = target.getParent();
    if (parent == null) {
      return;
    }
    try {
      Files.createDirectories(parent);
      Files.delete(Files.createTempFile(parent, ".marrow", ".try"));
    } catch (FileSystemException e) {
      throw new InvalidInput(
          WorkbenchRules.FILE_UNUSABLE.at(
              Where.in(folder.toString()),
              "no report can be written here",
              "Name a folder that you may write to, with --out."));
    }
  }

  /** Removes what runs that are no longer alive left beside the folder. */
  private static void clean(Path parent, String name) throws IOException {
    Pattern left = Pattern.compile(Pattern.quote("." + name) + "\\.(?:partial|old)\\.(\\d{1,18})");
    List<Path> inside;
    try (Stream<Path> list = Files.list(parent)) {
      inside = list.toList();
    }
    for (Path path : inside) {
      Matcher match = left.matcher(String.valueOf(path.getFileName()));
      if (match.matches() && ProcessHandle.of(Long.parseLong(match.group(1))).isEmpty()) {
        deleteQuietly(path);
      }
    }
  }

  private static void refuseForeign(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    boolean report = Files.isRegularFile(target.resolve(ReportFiles.PROVENANCE));
    if (!report && (!Files.isDirectory(target) || !isEmpty(target))) {
      throw new InvalidInput(
          WorkbenchRules.NOT_A_REPORT.at(
              Where.in(target.toString()), "something else than a report is there already"));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException left) {
      // A leftover bears a name that says what it is; the report itself is whole.
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
