package org.marrow.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CredibilityTest {
  private static final Path ROOT = Path.of("..");

  private static List<String> found(String regex) throws IOException {
    Matcher matcher =
        Pattern.compile(regex).matcher(Files.readString(ROOT.resolve("CREDIBILITY.md")));
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void everyLinkOfTheScoresLeadsToAFile() throws IOException {
    List<String> links = found("\\]\\(([^)#:]+)\\)");
    assertThat(links).hasSizeGreaterThan(8);
    assertThat(links).allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
  }

  @Test
  void everyTestThatIsNamedIsALinkToItself() throws IOException {
    List<String> links = found("\\]\\(([^)]+Test\\.java)\\)");
    for (String test : found("`([A-Z]\\w+Test)`")) {
      assertThat(links).anySatisfy(link -> assertThat(link).endsWith("/" + test + ".java"));
    }
  }

  @Test
  void everyScoreIsAWholeNumberFromNothingToIndependentlyConfirmed() throws IOException {
    List<String> scores = found("\\|\\s*([0-9.]+)\\s*\\|\\n");
    assertThat(scores).hasSizeGreaterThan(15);
    assertThat(scores).allSatisfy(score -> assertThat(score).matches("[0-4]"));
  }
}
