package org.marrow.survival.formula;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;

/**
 * Finds columns of numbers in which some cells are no numbers ({@code <0.5}, {@code 12 months}),
 * which would otherwise be read as a factor of a hundred levels, and lists every such cell of every
 * column of a formula at once.
 */
final class NumberCheck {
  /** A column of text with no more different values than this may be meant as a factor. */
  private static final int FACTOR_LEVELS = 12;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern INFINITE = Pattern.compile("[+-]?[Ii]nf(inity)?");

  private final Table table;
  private final Findings faults = new Findings();
  private final Set<String> looked = new HashSet<>();

  private NumberCheck(Table table) {
    this.table = table;
  }

  /**
   * Looks at every column that the formula uses.
   *
   * @param terms variables of the covariates
   * @throws InvalidInput with one fault for each cell
   */
  static void check(Formula formula, List<Term> terms, Table table) {
    NumberCheck check = new NumberCheck(table);
    List<Expression> arguments = formula.response.arguments();
    for (Expression time : arguments.subList(0, arguments.size() - 1)) {
      check.look(time, true);
    }
    formula.offsets.forEach(e -> check.look(e, true));
    for (Term term : terms) {
      for (Expression variable : term.variables()) {
        check.look(variable, !(variable instanceof Expression.Name));
      }
    }
    check.faults.throwIfFaulty();
  }

  /**
   * @param number whether a function needs numbers of it, so that a factor cannot be meant
   */
  private void look(Expression e, boolean number) {
    if (e instanceof Expression.Call call && call.function().endsWith("factor")
        || e instanceof Expression.Binary) {
      return;
    }
    for (String name : new LinkedHashSet<>(e.columns())) {
      if (!table.has(name)
          || !(table.column(name) instanceof TextColumn text)
          || !looked.add(name)) {
        continue;
      }
      boolean infinite = text.levels().stream().anyMatch(l -> INFINITE.matcher(l).matches());
      if ((number || infinite || text.levels().size() > FACTOR_LEVELS) && mostlyNumbers(text)) {
        table.numbers(name, faults);
      }
    }
  }

  private static boolean mostlyNumbers(Column column) {
    int filled = 0;
    int numbers = 0;
    for (int i = 0; i < column.size(); i++) {
      if (!column.isMissing(i)) {
        filled++;
        numbers += looksLikeNumber(column.text(i)) ? 1 : 0;
      }
    }
    return numbers * 2 > filled;
  }

  private static boolean looksLikeNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }
}
