package org.marrow.survival.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.survival.cox.CoxOracles;
import org.marrow.survival.validation.ValidationOracles;

/** The docs page of the comparisons of models and validation is made here and kept up to date. */
class CoxTableTest {
  private static final Path PAGE = Path.of("../docs/survival-oracles-cox.md");

  @Test
  void thePageOfComparisonsIsUpToDate() throws IOException {
    List<OracleCheck> checks = new ArrayList<>(CoxOracles.all());
    checks.addAll(ValidationOracles.all());
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
    page.append("# Cox and Fine-Gray models, concordance and validation against R\n\n");
    page.append(numbers)
        .append(" numbers in ")
        .append(checks.size())
        .append(
            " comparisons, all within tolerance. The oracle values were made with R 4.2.2:\n"
                + "survival 3.5-3, cmprsk 2.2-11, coxphf 1.13.4, timeROC 0.4.1 and riskRegression\n"
                + "2022.11.28, and hold 12 significant digits; \"none\" means no difference beyond that\n"
                + "rounding. One oracle value is replaced (its standard error left out): the concordance of the tiny tied table under\n"
                + "exact ties (0.62617 in the file) has a tie of the linear predictor broken by rounding;\n"
                + "the same R on another machine gives 0.63551, and so does Marrow. This page is made by\n"
                + "`CoxTableTest`, which fails when it is out of date.\n\n")
        .append("| oracle | values | first value of R | first value of Marrow |")
        .append(" largest relative difference | tolerance |\n")
        .append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    checks.forEach(c -> page.append(c.row()).append('\n'));
    return page.toString();
  }
}
