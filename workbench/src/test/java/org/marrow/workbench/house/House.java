package org.marrow.workbench.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's sources and classes, as the rules look at them. */
final class House {
  /** Tests run in the module's folder; the project is above it. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static final List<String> MODULES =
      List.of("foundation", "survival", "cytometry", "kinetics", "niche", "workbench");

  /** Every class of the project that ships, read once. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("generated"))
          .importPackages("org.marrow");

  private House() {}

  /** Every Java source that ships. */
  static List<Path> sources() {
    return MODULES.stream()
        .flatMap(module -> java(ROOT.resolve(module).resolve("src/main/java")))
        .toList();
  }

  /** Every Java source of a folder, in order of path. */
  static Stream<Path> java(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For messages: the path from the project's folder. */
  static String name(Path path) {
    return ROOT.relativize(path.toAbsolutePath().normalize()).toString();
  }
}
