package org.marrow.workbench.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The order of Map.of, Set.of, their copies and what collectors make changes with every start of
 * the JVM. To look something up in them is well; to walk through them is not, unless the walk is
 * sorted or its end does not depend on order.
 */
class HashOrderTest {
  private static final Pattern MADE =
      Pattern.compile(
          "(?<![\\w.])(\\w+)\\s*=\\s*(?:Map|Set)\\.(?:of|copyOf|ofEntries)\\("
              + "|(?:Map|Set)<[^;=()]*>\\s+(\\w+)\\s*=[^;]*?Collectors\\.to(?:Set|Map)\\(");

  private static final String WALK =
      "(?<![\\w.])(?:this\\.)?%s\\s*\\.(?:entrySet|keySet|values|forEach|stream|iterator)\\([^;]*|:\\s*%<s\\)";

  private static final Pattern NO_ORDER =
      Pattern.compile("sorted\\(|anyMatch\\(|allMatch\\(|noneMatch\\(|TreeMap|TreeSet|containsAll");

  @Test
  void nothingWalksThroughAMapOrSetWhoseOrderIsChance() {
    TreeSet<String> walks = new TreeSet<>();
    for (Path path : House.sources()) {
      String text = House.read(path);
      for (String name : made(text)) {
        Matcher walk =
            Pattern.compile(String.format(java.util.Locale.ROOT, WALK, name)).matcher(text);
        while (walk.find()) {
          if (!NO_ORDER.matcher(walk.group()).find()) {
            long line = text.substring(0, walk.start()).lines().count();
            walks.add(House.name(path) + ":" + line + " " + name);
          }
        }
      }
    }
    assertThat(walks).isEmpty();
  }

  private static Set<String> made(String text) {
    Set<String> names = new TreeSet<>();
    Matcher made = MADE.matcher(text);
    while (made.find()) {
      names.add(made.group(1) != null ? made.group(1) : made.group(2));
    }
    return names;
  }

  @Test
  void theRuleFindsAWalkAndLetsASortedOneBe() {
    Pattern walk = Pattern.compile(String.format(java.util.Locale.ROOT, WALK, "all"));
    Matcher bad = walk.matcher("x = Map.of(1, 2); all.forEach((k, v) -> out.add(k));");
    assertThat(bad.find()).isTrue();
    assertThat(NO_ORDER.matcher(bad.group()).find()).isFalse();
    Matcher good = walk.matcher("all.keySet().stream().sorted().toList();");
    assertThat(good.find()).isTrue();
    assertThat(NO_ORDER.matcher(good.group()).find()).isTrue();
    assertThat(made("Set<String> all = Set.of(\"a\"); int b = 1;")).containsExactly("all");
  }
}
