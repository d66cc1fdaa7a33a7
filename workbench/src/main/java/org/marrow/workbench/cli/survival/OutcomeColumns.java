package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.CommandRules;

/**
 * Names of the columns of a comparison; empty where there is none.
 *
 * @param entry time of entry
 * @param time time of event or censoring
 * @param event event code
 * @param group groups
 * @param strata strata
 */
record OutcomeColumns(String entry, String time, String event, String group, String strata) {
  private static final Pattern SHAPE = Pattern.compile("\\s*Surv\\(([^()]*)\\)\\s*~\\s*(.*)");
  private static final Pattern STRATA = Pattern.compile("strata\\(([^()]+)\\)");

  OutcomeColumns {
    if (time.isEmpty() || event.isEmpty()) {
      throw fault("the columns of time and event are not named");
    }
  }

  /** Reads a formula of plain column names with at most one group and one {@code strata()}. */
  static OutcomeColumns parse(String formula) {
    Matcher shape = SHAPE.matcher(formula);
    if (!shape.matches()) {
      throw fault("cannot read the formula \"" + formula + "\"");
    }
    List<String> outcome =
        Arrays.stream(shape.group(1).split(",", -1)).map(OutcomeColumns::name).toList();
    if (outcome.size() != 2 && outcome.size() != 3) {
      throw fault("Surv() takes a time and an event, or entry, time and event");
    }
    List<String> groups = new ArrayList<>();
    String strata = "";
    for (String term : shape.group(2).split("\\+", -1)) {
      Matcher stratum = STRATA.matcher(term.strip());
      if (stratum.matches()) {
        strata = name(stratum.group(1));
      } else if (!term.strip().equals("1")) {
        groups.add(name(term));
      }
    }
    if (groups.size() > 1) {
      throw fault("one column of groups at a time, got " + groups);
    }
    int at = outcome.size() - 2;
    return new OutcomeColumns(
        at == 1 ? outcome.get(0) : "",
        outcome.get(at),
        outcome.get(at + 1),
        groups.isEmpty() ? "" : groups.getFirst(),
        strata);
  }

  private static String name(String text) {
    String bare = text.strip();
    return bare.length() > 2 && bare.startsWith("`") && bare.endsWith("`")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }

  private static InvalidInput fault(String what) {
    return new InvalidInput(CommandRules.COLUMNS.at(Where.in("command line"), what));
  }
}
