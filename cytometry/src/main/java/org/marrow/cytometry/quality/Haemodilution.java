package org.marrow.cytometry.quality;

import java.util.Optional;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.count.Count;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;

/**
 * Tells an aspirate diluted with blood by the scarcity of cells that live in marrow only (mast
 * cells, CD34 progenitors, erythroid precursors). The limit depends on the panel and the
 * laboratory, so there is no built-in one.
 *
 * @param leastShare share of the resident population below which the aspirate counts as diluted
 * @param source where the limit comes from
 */
public record Haemodilution(double leastShare, String source) {
  public Haemodilution {
    if (!(leastShare > 0 && leastShare < 1)) {
      throw new IllegalArgumentException("the limit is a fraction of 0 to 1, got " + leastShare);
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("a limit of haemodilution needs its source");
    }
  }

  /**
   * A warning when the residents are surely too few: the upper end of their exact interval lies
   * below the limit, so a small file alone never raises it.
   */
  public Optional<Finding> check(Count residents) {
    if (residents.interval().upper() >= leastShare) {
      return Optional.empty();
    }
    return Optional.of(
        QualityRules.HAEMODILUTION.at(
            Where.in(residents.sample()),
            "diluted with blood: "
                + residents.population()
                + " "
                + residents.describe()
                + ", limit "
                + NumberText.ENGLISH.percent(leastShare)
                + " ("
                + source
                + ")"));
  }
}
