package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.data.BaselineUse;
import org.marrow.survival.data.CategoricalCovariate;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.Measured;
import org.marrow.workbench.cli.Answer;

/** Looks for covariates of a formula that say whether something ever happened after the origin. */
final class BaselineGuard {
  private static final Pattern OUTCOME = Pattern.compile("\\s*(Surv\\([^()]*\\))\\s*~(.*)");

  private BaselineGuard() {}

  /**
   * The refusal of a formula, with the honest answers in place; empty when nothing is wrong. A
   * formula with entry times is taken to know about time.
   *
   * @param declared columns that the user says were known at the origin
   */
  static Optional<Answer> check(
      String formula, Table table, Set<String> declared, Findings findings) {
    Matcher shape = OUTCOME.matcher(formula);
    if (!shape.matches() || table.columns().stream().noneMatch(BaselineGuard::partlyFilled)) {
      return Optional.empty();
    }
    SurvivalTable read;
    try {
      OutcomeColumns outcome = OutcomeColumns.parse(shape.group(1) + " ~ 1");
      if (!outcome.entry().isEmpty()) {
        return Optional.empty();
      }
      read = SurvivalTable.of(table, outcome, "", "", "", new Findings());
    } catch (InvalidInput otherShape) {
      // The model itself reports what is wrong with its outcome, if anything is.
      return Optional.empty();
    }
    List<String> used = columnsIn(shape.group(2), table, read.columns());
    for (String name : used) {
      Optional<Covariate> binary = binary(read, name);
      if (declared.contains(name) || binary.isEmpty()) {
        continue;
      }
      Optional<Finding> late = BaselineUse.suspect(read.data(), binary.get(), read.numberColumns());
      if (late.isPresent()) {
        findings.add(late.get());
        return Optional.of(refused(read, name, binary.get(), used, findings));
      }
    }
    return Optional.empty();
  }

  private static Answer refused(
      SurvivalTable read, String name, Covariate column, List<String> used, Findings findings) {
    List<String> others =
        used.stream()
            .filter(c -> !c.equals(name) && read.table().column(c) instanceof NumberColumn)
            .toList();
    double[] days = Groups.dates(read, name, column);
    var offered = OfferedAnswers.of(read, days, others, Optional.empty());
    return new Answer(
        new Fields().put("refused", name).put("terms", List.of()).put("offered", offered).values(),
        OfferedAnswers.text(offered),
        findings.list());
  }

  private static List<String> columnsIn(String terms, Table table, OutcomeColumns outcome) {
    Set<String> words = Set.copyOf(Arrays.asList(terms.split("[^\\p{L}\\p{N}_.]+", -1)));
    boolean everything = terms.strip().equals(".");
    List<String> used = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean named =
          everything || words.contains(column.name()) || terms.contains('`' + column.name() + '`');
      if (named
          && !column.name().equals(outcome.time())
          && !column.name().equals(outcome.event())) {
        used.add(column.name());
      }
    }
    return used;
  }

  /** Whether a column could hold the days of an event that not everybody had. */
  private static boolean partlyFilled(Column column) {
    if (!(column instanceof NumberColumn)) {
      return false;
    }
    boolean missing = false;
    boolean filled = false;
    for (int i = 0; i < column.size() && !(missing && filled); i++) {
      missing |= column.isMissing(i);
      filled |= !column.isMissing(i);
    }
    return missing && filled;
  }

  /** The column as a covariate of two values without gaps; gives up at the third value. */
  private static Optional<Covariate> binary(SurvivalTable read, String name) {
    Column column = read.table().column(name);
    List<String> levels = new ArrayList<>();
    int[] codes = new int[read.rows().length];
    for (int i = 0; i < codes.length; i++) {
      int row = read.rows()[i];
      String text = column.text(row);
      if (column.isMissing(row) || !levels.contains(text) && levels.size() == 2) {
        return Optional.empty();
      }
      if (!levels.contains(text)) {
        levels.add(text);
      }
      codes[i] = levels.indexOf(text);
    }
    return levels.size() == 2
        ? Optional.of(
            new CategoricalCovariate(name, Factor.of(codes, levels), Measured.undeclared()))
        : Optional.empty();
  }
}
