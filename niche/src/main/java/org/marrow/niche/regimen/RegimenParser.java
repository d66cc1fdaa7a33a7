package org.marrow.niche.regimen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.units.Base;
import org.marrow.foundation.units.Quantity;

/** Reads the regimen notation; every fault names the character it was found at. */
final class RegimenParser {
  private static final Pattern THEN = Pattern.compile("\\bthen\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LABEL = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9 _-]*?)\\s*:");
  private static final Pattern DRUG = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9-]*)\\s+");
  private static final Pattern DOSE = Pattern.compile("^([0-9][0-9.eE]*\\s*[^\\s0-9][^\\s]*)\\s*");
  private static final Pattern DAYS = Pattern.compile("d(-?\\d+(?:-\\d+)?(?:,-?\\d+(?:-\\d+)?)*)");
  private static final Pattern CYCLE = Pattern.compile("q(\\d+)(d|w|wk|weeks?|days?)");
  private static final Pattern TIMES = Pattern.compile("x(\\d+)");
  private static final Pattern OVER =
      Pattern.compile("over\\s+([0-9.]+)\\s*(min|h|d)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNTIL =
      Pattern.compile("until\\s+progression", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOLD =
      Pattern.compile("hold\\s+(\\S+)\\s+d(\\d+)-(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern REDUCE =
      Pattern.compile(
          "reduce\\s+(\\S+)\\s+to\\s+(.+?)\\s+from\\s+d(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern STOP =
      Pattern.compile("stop\\s+at\\s+progression", Pattern.CASE_INSENSITIVE);
  private static final Pattern SIGNED = Pattern.compile("^[-\u2212+]\\s*[0-9.]+\\s*\\S*");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("^([0-9]+),([0-9]+)(?=[\\s\\p{L}])");
  private static final List<String> DOSE_UNITS =
      List.of("mg/m2", "mg/kg", "mg", "g/m2", "g", "ug/kg", "ug", "Gy");
  private static final List<String> BODY = List.of("m2", "m^2", "m\u00b2", "kg");
  private static final String UNITS =
      "Doses are in " + String.join(", ", DOSE_UNITS.subList(0, 3)) + ", g, ug or Gy.";
  private static final int LONGEST = 100_000;
  private static final int LAST_DAY = 1000;
  private static final int MOST_CYCLES = 1000;

  private final String text;
  private final Findings findings = new Findings();

  RegimenParser(String text) {
    this.text = text;
  }

  Regimen regimen() {
    if (text.isBlank() || text.length() > LONGEST) {
      fault(
          RegimenRules.NOTATION,
          0,
          text.isBlank() ? "the regimen is empty" : "the regimen is too long");
      findings.throwIfFaulty();
    }
    String[] parts = text.split(";", -1);
    List<Phase> phases = new ArrayList<>();
    int at = 0;
    Matcher then = THEN.matcher(parts[0]);
    while (then.find()) {
      phase(parts[0].substring(at, then.start()), at).ifPresent(phases::add);
      at = then.end();
    }
    phase(parts[0].substring(at), at).ifPresent(phases::add);
    List<DoseRule> rules = new ArrayList<>();
    int offset = parts[0].length() + 1;
    for (int i = 1; i < parts.length; i++) {
      rule(parts[i], offset, rules, phases);
      offset += parts[i].length() + 1;
    }
    for (int i = 0; i + 1 < phases.size(); i++) {
      if (Double.isInfinite(phases.get(i).length())) {
        fault(
            RegimenRules.NOTATION,
            0,
            "phase " + phases.get(i).name() + " goes on until progression, but another follows");
      }
    }
    findings.throwIfFaulty();
    return new Regimen(text.strip(), phases, rules);
  }

  private Optional<Phase> phase(String part, int offset) {
    String name = "treatment";
    String body = part;
    int at = offset;
    Matcher label = LABEL.matcher(part);
    if (label.find()) {
      name = label.group(1).toLowerCase(Locale.ROOT);
      body = part.substring(label.end());
      at += label.end();
    }
    List<Component> components = new ArrayList<>();
    // A plus inside a number (1e+3) is no joint: joints have a blank on a side.
    Matcher joint = Pattern.compile("\\s\\+\\s*|\\+\\s").matcher(body);
    int from = 0;
    while (joint.find()) {
      component(body.substring(from, joint.start()), at + from).ifPresent(components::add);
      from = joint.end();
    }
    component(body.substring(from), at + from).ifPresent(components::add);
    return components.isEmpty() ? Optional.empty() : Optional.of(new Phase(name, components));
  }

  private Optional<Component> component(String part, int offset) {
    Matcher drug = DRUG.matcher(part);
    if (!drug.find()) {
      fault(
          RegimenRules.NOTATION,
          offset,
          "a drug name is expected, found \"" + shortened(part) + "\"");
      return Optional.empty();
    }
    String rest = part.substring(drug.end());
    int at = offset + drug.end();
    Matcher dose = DOSE.matcher(rest);
    Matcher signed = SIGNED.matcher(rest);
    Matcher comma = DECIMAL_COMMA.matcher(rest);
    if (signed.find()) {
      fault(
          RegimenRules.NOTATION,
          at,
          "the dose of " + drug.group(1) + " must be above 0, got " + signed.group(),
          "Write the dose without a sign.");
      return Optional.empty();
    }
    if (comma.find()) {
      fault(
          RegimenRules.NOTATION,
          at,
          "the dose of " + drug.group(1) + " has a comma: " + comma.group(),
          "Write " + comma.group(1) + "." + comma.group(2) + ", with a point.");
      return Optional.empty();
    }
    if (!dose.find()) {
      fault(
          RegimenRules.NOTATION,
          at,
          "a dose with its unit is expected after "
              + drug.group(1)
              + ", found \""
              + shortened(rest)
              + "\"");
      return Optional.empty();
    }
    String unit = dose.group(1).replaceFirst("^[0-9.eE]+\\s*", "");
    if (Route.of(unit).isPresent()) {
      fault(RegimenRules.NOTATION, at, "the dose of " + drug.group(1) + " has no unit", UNITS);
      return Optional.empty();
    }
    Optional<Quantity> quantity = quantity(dose.group(1), at);
    String[] words = rest.substring(dose.end()).strip().split("\\s+", 2);
    Optional<Route> route = Route.of(words[0]);
    if (route.isEmpty()) {
      fault(
          RegimenRules.NOTATION,
          at + dose.end(),
          "a route (IV, SC, PO, IP, external) is expected after the dose of "
              + drug.group(1)
              + ", found \""
              + words[0]
              + "\"");
    }
    quantity
        .filter(q -> route.isPresent() && isRadiation(q) != (route.get() == Route.EXTERNAL))
        .ifPresent(q ->
            fault(
                RegimenRules.NOTATION,
                at + dose.end(),
                isRadiation(q)
                    ? "radiation in Gy is given external, not " + words[0]
                    : "external is for radiation in Gy, not for " + drug.group(1)));
    String schedule = words.length > 1 ? words[1] : "";
    int scheduleAt = offset + part.length() - schedule.length();
    if (quantity.isEmpty() || route.isEmpty()) {
      return Optional.empty();
    }
    return schedule(
        drug.group(1).toLowerCase(Locale.ROOT), quantity.get(), route.get(), schedule, scheduleAt);
  }

  private Optional<Component> schedule(
      String drug, Quantity dose, Route route, String schedule, int at) {
    String left = schedule;
    double duration = 0;
    Matcher over = OVER.matcher(left);
    if (over.find()) {
      double unit = over.group(2).equals("min") ? 1440 : over.group(2).equals("h") ? 24 : 1;
      duration = number(over.group(1), at) / unit;
      left = cut(left, over);
    }
    int cycles = 1;
    boolean open = false;
    Matcher until = UNTIL.matcher(left);
    if (until.find()) {
      open = true;
      cycles = Component.UNTIL_PROGRESSION;
      left = cut(left, until);
    }
    int length = 0;
    List<Integer> days = new ArrayList<>();
    for (String word : left.strip().split("\\s+")) {
      Matcher matcher;
      if (word.isEmpty()) {
        continue;
      } else if ((matcher = DAYS.matcher(word)).matches()) {
        days.addAll(days(matcher.group(1), at));
      } else if ((matcher = CYCLE.matcher(word)).matches()) {
        length =
            bounded(matcher.group(1), LAST_DAY, at, "a cycle length")
                * (matcher.group(2).startsWith("w") ? 7 : 1);
      } else if ((matcher = TIMES.matcher(word)).matches()) {
        if (open) {
          fault(
              RegimenRules.NOTATION, at, drug + " has both " + word + " and \"until progression\"");
        }
        cycles = bounded(matcher.group(1), MOST_CYCLES, at, "a number of cycles");
      } else if (word.equalsIgnoreCase("daily")) {
        length = 1;
      } else if (word.equalsIgnoreCase("weekly")) {
        length = 7;
      } else {
        fault(
            RegimenRules.NOTATION,
            at + Math.max(0, schedule.indexOf(word)),
            "\""
                + word
                + "\" is not understood; expected dDAYS, qCYCLE, xCYCLES, daily, weekly, over TIME, until progression");
        return Optional.empty();
      }
    }
    if (days.isEmpty()) {
      if (length == 0) {
        fault(RegimenRules.NOTATION, at, "no days for " + drug + ": write dDAYS, daily or weekly");
        return Optional.empty();
      }
      days.add(1);
    }
    List<Integer> sorted = List.copyOf(new TreeSet<>(days));
    if (length == 0) {
      if (cycles != 1) {
        fault(
            RegimenRules.NOTATION,
            at,
            drug + " is repeated, but the cycle has no length: write q21d");
        return Optional.empty();
      }
      length = Math.max(1, sorted.getLast());
    }
    if (sorted.getLast() > length || (cycles > 1 && sorted.getFirst() < 1)) {
      int day = sorted.getLast() > length ? sorted.getLast() : sorted.getFirst();
      fault(
          RegimenRules.DAY_BEYOND_CYCLE,
          at,
          "day " + day + " of " + drug + " in a cycle of days 1 to " + length);
      return Optional.empty();
    }
    return Optional.of(new Component(drug, dose, route, duration, sorted, length, cycles));
  }

  private List<Integer> days(String list, int at) {
    List<Integer> days = new ArrayList<>();
    for (String item : list.split(",")) {
      int dash = item.indexOf('-', 1);
      int from = bounded(dash < 0 ? item : item.substring(0, dash), LAST_DAY, at, "a day");
      int to = dash < 0 ? from : bounded(item.substring(dash + 1), LAST_DAY, at, "a day");
      if (to < from) {
        fault(RegimenRules.NOTATION, at, "days " + item + " run backwards");
      }
      for (int day = from; day <= to; day++) {
        days.add(day);
      }
    }
    return days;
  }

  private void rule(String part, int offset, List<DoseRule> rules, List<Phase> phases) {
    String plain = part.strip();
    Matcher matcher;
    if (plain.isEmpty()) {
      return;
    }
    if (STOP.matcher(plain).matches()) {
      rules.add(new DoseRule.StopAtProgression());
    } else if ((matcher = HOLD.matcher(plain)).matches()) {
      String drug = given(matcher.group(1), offset, phases);
      int from = bounded(matcher.group(2), 100_000, offset, "a day");
      int to = bounded(matcher.group(3), 100_000, offset, "a day");
      if (to < from) {
        fault(RegimenRules.NOTATION, offset, "days " + from + "-" + to + " run backwards");
      } else {
        rules.add(new DoseRule.Hold(drug, from, to));
      }
    } else if ((matcher = REDUCE.matcher(plain)).matches()) {
      String drug = given(matcher.group(1), offset, phases);
      int from = bounded(matcher.group(3), 100_000, offset, "a day");
      quantity(matcher.group(2), offset)
          .ifPresent(dose -> reduce(drug, dose, from, offset, rules, phases));
    } else {
      fault(
          RegimenRules.NOTATION,
          offset,
          "\""
              + shortened(plain)
              + "\" is no rule; expected hold DRUG dFROM-TO, reduce DRUG to DOSE from dDAY, stop at progression");
    }
  }

  private void reduce(
      String drug, Quantity dose, int from, int at, List<DoseRule> rules, List<Phase> phases) {
    for (Phase phase : phases) {
      for (Component component : phase.components()) {
        if (component.drug().equals(drug) && !component.dose().unit().fits(dose.unit())) {
          fault(
              RegimenRules.NOTATION,
              at,
              drug + " is dosed in " + component.dose().unit() + ", not in " + dose.unit());
          return;
        }
      }
    }
    rules.add(new DoseRule.Reduce(drug, dose, from));
  }

  private String given(String name, int at, List<Phase> phases) {
    String drug = name.toLowerCase(Locale.ROOT);
    boolean known =
        phases.stream().flatMap(p -> p.components().stream()).anyMatch(c -> c.drug().equals(drug));
    if (!known) {
      fault(
          RegimenRules.NOTATION,
          at,
          "the rule names " + drug + ", which the regimen does not give");
    }
    return drug;
  }

  private Optional<Quantity> quantity(String written, int at) {
    try {
      Quantity quantity =
          Quantity.parse(written.replaceFirst("(?i)^([0-9.eE+]+)\\s*gy$", "$1 m2/s2"));
      boolean dose =
          quantity.unit().power(Base.MASS) == 1
              || quantity.unit().power(Base.AMOUNT) == 1
              || quantity.unit().power(Base.ACTIVITY) == 1
              || quantity.unit().power(Base.CELLS) == 1
              || quantity.unit().power(Base.TIME) == -2;
      // A millimetre or a day below the bar is a slip of the pen, however well it parses.
      int bar = written.indexOf('/');
      dose &= bar < 0 || BODY.contains(written.substring(bar + 1).strip());
      if (!dose) {
        fault(
            RegimenRules.NOTATION,
            at,
            "\"" + written + "\" is in no unit of a dose",
            nearestUnit(written));
        return Optional.empty();
      }
      if (!(quantity.value() > 0)) {
        fault(RegimenRules.NOTATION, at, "\"" + written + "\" is not a dose above 0");
        return Optional.empty();
      }
      return Optional.of(quantity);
    } catch (IllegalArgumentException e) {
      fault(
          RegimenRules.NOTATION, at, String.valueOf(e.getMessage()).strip(), nearestUnit(written));
      return Optional.empty();
    }
  }

  private static String nearestUnit(String written) {
    return Nearest.to(written.replaceFirst("^[0-9.eE+]+\\s*", ""), DOSE_UNITS)
        .map(u -> "Did you mean \"" + u + "\"? " + UNITS)
        .orElse(UNITS);
  }

  private static boolean isRadiation(Quantity dose) {
    return dose.unit().power(Base.TIME) == -2;
  }

  private int bounded(String digits, int limit, int at, String what) {
    long value = digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
    if (Math.abs(value) > limit || (value == 0 && !what.equals("a day"))) {
      fault(RegimenRules.NOTATION, at, what + " must be 1 to " + limit + ", got " + digits);
      return 1;
    }
    return (int) value;
  }

  private double number(String digits, int at) {
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      fault(RegimenRules.NOTATION, at, "\"" + digits + "\" is not a number");
      return 0;
    }
  }

  private static String cut(String text, Matcher found) {
    return text.substring(0, found.start()) + " " + text.substring(found.end());
  }

  private static String shortened(String part) {
    String plain = part.strip();
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "...";
  }

  private void fault(Rule rule, int at, String what) {
    fault(rule, at, what, rule.remedy());
  }

  private void fault(Rule rule, int at, String what, String remedy) {
    findings.add(rule.at(Where.in("regimen").column("character " + (at + 1)), what, remedy));
  }
}
