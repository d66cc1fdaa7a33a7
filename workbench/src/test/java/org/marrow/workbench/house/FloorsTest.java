package org.marrow.workbench.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A room imports only what lies below it, and no two packages of a room need each other. */
class FloorsTest {
  /** What each room may stand on. */
  private static final Map<String, List<String>> BELOW =
      Map.of(
          "foundation", List.of(),
          "survival", List.of("foundation"),
          "cytometry", List.of("foundation"),
          "kinetics", List.of("foundation"),
          "niche", List.of("foundation", "kinetics"),
          "workbench", List.of("foundation", "survival", "cytometry", "kinetics", "niche"));

  @TestFactory
  List<DynamicTest> noRoomImportsUpwardsOrSideways() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String module : House.MODULES) {
      String[] forbidden =
          House.MODULES.stream()
              .filter(other ->
                  !other.equals(module) && !BELOW.getOrDefault(module, List.of()).contains(other))
              .map(other -> "org.marrow." + other + "..")
              .toArray(String[]::new);
      if (forbidden.length > 0) {
        tests.add(
            DynamicTest.dynamicTest(
                module,
                () ->
                    noClasses()
                        .that()
                        .resideInAPackage("org.marrow." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .check(House.CLASSES)));
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> noPackagesOfARoomNeedEachOther() {
    return House.MODULES.stream()
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () ->
                    slices()
                        .matching("org.marrow." + module + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .check(House.CLASSES)))
        .toList();
  }

  @Test
  void everyRoomWasLookedAt() {
    for (String module : House.MODULES) {
      assertThat(House.CLASSES.stream())
          .as(module)
          .anyMatch(c -> c.getPackageName().startsWith("org.marrow." + module));
    }
  }
}
