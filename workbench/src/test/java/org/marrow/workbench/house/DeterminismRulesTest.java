package org.marrow.workbench.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing that depends on the machine, the place or the hour may reach a result. */
class DeterminismRulesTest {
  /** Calls that read the default locale, character set or time zone. */
  private static final Set<String> PLACE =
      Set.of(
          "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
          "java.lang.String.formatted([Ljava.lang.Object;)",
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
          "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.io.FileReader.<init>(java.lang.String)",
          "java.io.FileReader.<init>(java.io.File)",
          "java.io.FileWriter.<init>(java.lang.String)",
          "java.io.FileWriter.<init>(java.io.File)",
          "java.util.Formatter.<init>()",
          "java.util.Locale.getDefault()",
          "java.util.TimeZone.getDefault()",
          "java.time.ZoneId.systemDefault()",
          "java.text.NumberFormat.getInstance()",
          "java.text.DecimalFormat.<init>(java.lang.String)",
          "java.text.SimpleDateFormat.<init>(java.lang.String)",
          "java.nio.charset.Charset.defaultCharset()");

  /** Calls that draw without a seed or read a clock, by class and name. */
  private static final Set<String> CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.util.Random.<init>",
          "java.util.SplittableRandom.<init>",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.UUID.randomUUID",
          "java.util.Collections.shuffle",
          "java.security.SecureRandom.<init>",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone");

  /** Classes that may look at a clock, each with the reason why no result can see it. */
  private static final Map<String, String> MAY_READ_A_CLOCK =
      Map.of(
          "org.marrow.workbench.cli.Progress",
          "limits how often the progress line is drawn",
          "org.marrow.kinetics.ode.SelfCheck",
          "times two kernels that give the same bits, and takes the faster",
          "org.marrow.kinetics.problems.NicheEnsemble",
          "marrow bench kinetics: a time is its result, and says so",
          "org.marrow.workbench.cli.cytometry.CytometryBench",
          "marrow bench cytometry: a time is its result, and says so",
          "org.marrow.workbench.cli.niche.BenchNicheVerb",
          "marrow bench niche: a time is its result, and says so");

  @Test
  void noDefaultLocaleCharacterSetOrTimeZone() {
    assertThat(violations(access -> PLACE.contains(signature(access)))).isEmpty();
  }

  @Test
  void noChanceWithoutASeedAndNoClock() {
    assertThat(
            violations(access ->
                CHANCE.contains(access.getTargetOwner().getName() + "." + access.getName())
                    && !MAY_READ_A_CLOCK.containsKey(topLevel(access.getOriginOwner()))))
        .isEmpty();
  }

  @Test
  void nobodyIsExcusedWhoNeedsNoExcuse() {
    TreeSet<String> needed = new TreeSet<>();
    for (JavaClass type : House.CLASSES) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        if (CHANCE.contains(access.getTargetOwner().getName() + "." + access.getName())) {
          needed.add(topLevel(type));
        }
      }
    }
    assertThat(needed).containsAll(MAY_READ_A_CLOCK.keySet());
  }

  @Test
  void onlyTheCommandLineUsesTheStandardStreams() {
    assertThat(
            violations(access ->
                access.getTargetOwner().getName().equals("java.lang.System")
                    && Set.of("out", "err", "in").contains(access.getName())
                    && !access
                        .getOriginOwner()
                        .getPackageName()
                        .startsWith("org.marrow.workbench.cli")))
        .isEmpty();
  }

  private static List<String> violations(java.util.function.Predicate<JavaAccess<?>> forbidden) {
    List<String> found = new ArrayList<>();
    for (JavaClass type : House.CLASSES) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        if (forbidden.test(access)) {
          found.add(access.getDescription());
        }
      }
    }
    found.sort(null);
    return found;
  }

  private static String topLevel(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  /** Owner, name and parameters as {@code java.lang.String.format(java.lang.String, ...)}. */
  private static String signature(JavaAccess<?> access) {
    return access.getTarget().getFullName();
  }
}
