package org.marrow.workbench.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a source file must look like. */
class SourceRulesTest {
  private static final int MOST_LINES = 600;

  /** A public type at the left margin, with what stands before it. */
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^public (?:(?:abstract|final|sealed|non-sealed|strictfp) )*"
              + "(?:class|interface|record|enum|@interface) (\\w+)");

  /** Folders of a person's machine, which say nothing on another. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.-])/(?:work|home/\\w|root|Users/\\w)(?:/|\\b)|C:\\\\Users");

  private static final Set<String> TEXT =
      Set.of(
          "java", "md", "xml", "yaml", "yml", "jte", "css", "json", "txt", "sh", "cff", "ant",
          "csv", "svg");

  @Test
  void noFileIsLongerThanAReaderCanHold() throws IOException {
    TreeSet<String> tooLong = new TreeSet<>();
    for (String module : House.MODULES) {
      for (Path path : House.java(House.ROOT.resolve(module).resolve("src")).toList()) {
        long lines = House.read(path).lines().count();
        if (lines > MOST_LINES) {
          tooLong.add(House.name(path) + ": " + lines + " lines");
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPublicTypeHasADocstring() {
    TreeSet<String> bare = new TreeSet<>();
    for (Path path : House.sources()) {
      String text = House.read(path);
      Matcher type = PUBLIC_TYPE.matcher(text);
      while (type.find()) {
        String before = text.substring(0, type.start()).stripTrailing();
        // Annotations may stand between the docstring and the type.
        while (before.lines().reduce((a, b) -> b).orElse("").startsWith("@")
            || before.endsWith(")") && before.lastIndexOf("\n@") > before.lastIndexOf("*/")) {
          before = before.substring(0, before.lastIndexOf("\n@")).stripTrailing();
        }
        if (!before.endsWith("*/")) {
          bare.add(House.name(path) + ": " + type.group(1));
        }
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    Set<Path> packages =
        House.sources().stream()
            .map(Path::getParent)
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> wrong = new TreeSet<>();
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      String text = Files.exists(info) ? House.read(info) : "";
      if (!text.contains("@NullMarked") || !text.contains("/**")) {
        wrong.add(House.name(folder));
      }
    }
    assertThat(packages).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothingThatIsCommittedBearsAPathOfAMachine() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (Path path : committed()) {
      Matcher match = MACHINE_PATH.matcher(Files.readString(path, StandardCharsets.UTF_8));
      if (match.find()) {
        found.add(House.name(path) + ": " + match.group());
      }
    }
    assertThat(found).isEmpty();
  }

  /** Text files outside the build's own folders. */
  private static List<Path> committed() throws IOException {
    try (Stream<Path> walk = Files.walk(House.ROOT)) {
      return walk.filter(Files::isRegularFile)
          .filter(path ->
              !House.name(path)
                  .matches("(.*/)?(target|\\.git|reports|\\.idea|\\.vscode|\\.marrow)(/.*)?"))
          .filter(path -> !path.endsWith("SourceRulesTest.java"))
          .filter(path ->
              TEXT.contains(extension(path)) || !path.getFileName().toString().contains("."))
          .filter(path -> !path.endsWith("LICENSE"))
          .sorted()
          .toList();
    }
  }

  private static String extension(Path path) {
    String name = path.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
