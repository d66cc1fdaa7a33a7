package org.marrow.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.workbench.cli.Cli;
import org.marrow.workbench.rules.RuleBook;
import org.marrow.workbench.study.ShippedStudies;

/** The docs are run: what they tell a user to type works as it stands. */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+) {2,}\\S");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** Verbs that write files; the test sends them to a folder of its own. */
  private static final Set<String> WRITES = Set.of("run");

  @TempDir static Path folder;

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    try (Stream<Path> studies = Files.walk(ROOT.resolve("studies"), 2)) {
      studies.filter(path -> path.endsWith("README.md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @TestFactory
  List<DynamicTest> theFirstBlockOfEachPageRunsAsItStands() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher block = BLOCK.matcher(Files.readString(page, StandardCharsets.UTF_8));
      if (block.find()) {
        tests.add(
            DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> run(block.group(1))));
      }
    }
    assertThat(tests).isNotEmpty();
    tests.add(
        DynamicTest.dynamicTest(
            "the numbers that the README of the main study says to expect",
            DocsTest::theMainStudyGivesWhatItsReadmeSays));
    return tests;
  }

  private static void theMainStudyGivesWhatItsReadmeSays() throws IOException {
    Path study = ROOT.resolve("studies").resolve(ShippedStudies.MAIN);
    Path report = folder.resolve("reports").resolve(ShippedStudies.MAIN);
    assertThat(report).isDirectory();
    assertThat(QuotedNumbers.missing(study, report)).isEmpty();
  }

  /** Lines that begin with ./marrow are run in this process, from the project's folder. */
  private static void run(String block) {
    for (String line : block.replace("\\\n", " ").split("\n")) {
      String command = line.replaceAll("\\s+#.*", "").strip();
      if (!command.startsWith("./marrow ")) {
        continue;
      }
      List<String> words = words(command.substring("./marrow ".length()));
      if (WRITES.contains(words.getFirst()) && !words.contains("--out")) {
        String study =
            words.size() > 1 && !words.get(1).startsWith("-")
                ? String.valueOf(Path.of(words.get(1)).getFileName())
                : ShippedStudies.MAIN;
        if (Files.exists(folder.resolve("reports").resolve(study))) {
          // Another page has run the same study; its report is there for the lines that follow.
          continue;
        }
        words.addAll(List.of("--out", "reports/" + study));
      }
      Cli cli = Cli.run(words.stream().map(DocsTest::placed).toArray(String[]::new));
      assertThat(cli.code()).as(command + "\n" + cli.out() + cli.err()).isIn(0, 3);
    }
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command.replaceAll("\\s*[|>].*", ""));
    while (word.find()) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    return words;
  }

  /** A path of the project as seen from this module; what is written goes to the test's folder. */
  private static String placed(String word) {
    if (word.startsWith("reports/") || word.equals("my-cohort")) {
      return folder.resolve(word).toString();
    }
    int equals = word.indexOf('=');
    if (!word.startsWith("-") && equals > 0) {
      return word.substring(0, equals + 1) + placed(word.substring(equals + 1));
    }
    // A word without a slash is a command or a name, even when a folder is called the same.
    return !word.startsWith("-") && word.contains("/") && Files.exists(ROOT.resolve(word))
        ? ROOT.resolve(word).toString()
        : word;
  }

  @Test
  void theIndexOfTheDocsNamesEveryCommandAndEveryPage() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/README.md"), StandardCharsets.UTF_8);
    List<String> commands =
        Cli.run("--help")
            .out()
            .lines()
            .map(COMMAND::matcher)
            .filter(Matcher::find)
            .map(m -> m.group(1))
            .toList();
    assertThat(commands).contains("run", "survival", "completion");
    assertThat(commands)
        .allSatisfy(name -> assertThat(index).containsPattern("marrow " + name + "\\b"));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      assertThat(
              docs.map(path -> String.valueOf(path.getFileName()))
                  .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                  .sorted())
          .allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
    }
  }

  @Test
  void thePageOfRulesIsTheOneOfTheProgram() {
    assertThat(ROOT.resolve("docs/rules.md"))
        .content(StandardCharsets.UTF_8)
        .isEqualTo(RuleBook.markdown());
  }

  @Test
  void everyRuleHasAnIdOfItsOwn() {
    Set<String> seen = new TreeSet<>();
    RuleBook.all().forEach(rule -> assertThat(seen.add(rule.id())).as(rule.id()).isTrue());
  }

  @Test
  void everyLinkInTheDocsLeadsSomewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    List<Path> all = new ArrayList<>(pages());
    for (String name : List.of("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      all.add(ROOT.resolve(name));
    }
    List<String> broken = new ArrayList<>();
    for (Path page : all) {
      Matcher match = link.matcher(Files.readString(page, StandardCharsets.UTF_8));
      while (match.find()) {
        if (!Files.exists(page.resolveSibling(match.group(1)))) {
          broken.add(ROOT.relativize(page) + " -> " + match.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }
}
