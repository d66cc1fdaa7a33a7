package org.marrow.survival.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.survival.competing.CompetingOracles;
import org.marrow.survival.curves.CurveOracles;
import org.marrow.survival.cutpoint.CutPointOracles;
import org.marrow.survival.parametric.ParametricOracles;
import org.marrow.survival.tests.TestOracles;

/** The docs page of all comparisons of this half is made here and kept up to date. */
class CurvesTableTest {
  private static final Path PAGE = Path.of("../docs/survival-oracles-curves.md");

  @Test
  void thePageOfComparisonsIsUpToDate() throws IOException {
    List<OracleCheck> checks = new ArrayList<>();
    checks.addAll(CurveOracles.all());
    checks.addAll(TestOracles.all());
    checks.addAll(CompetingOracles.all());
    checks.addAll(CutPointOracles.all());
    checks.addAll(ParametricOracles.all());
    assertThat(checks).filteredOn(c -> !c.holds()).isEmpty();
    String page = page(checks);
    // Write it again with -Dmarrow.docs.write=true after a change.
    if (Boolean.getBoolean("marrow.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String page(List<OracleCheck> checks) {
    int numbers = checks.stream().mapToInt(c -> c.expected().length).sum();
    StringBuilder page = new StringBuilder();
    page.append("# Curves, tests, competing risks, cut points and parametric models against R\n\n");
    page.append(numbers)
        .append(" numbers in ")
        .append(checks.size())
        .append(" comparisons, all within tolerance. The oracle values were made with R 4.2.2:\n")
        .append("survival 3.5-3, cmprsk 2.2-11, maxstat 0.7-25 and survRM2 1.0-4, and hold 12\n")
        .append(
            "significant digits; \"none\" means no difference beyond that rounding. Times of a\n")
        .append("Turnbull curve are compared a hair beside each step. This page is made by\n")
        .append("`CurvesTableTest`, which fails when it is out of date.\n\n")
        .append("| oracle | values | first value of R | first value of Marrow |")
        .append(" largest relative difference | tolerance |\n")
        .append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    checks.forEach(c -> page.append(c.row()).append('\n'));
    return page.toString();
  }
}
