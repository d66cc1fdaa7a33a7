package org.marrow.workbench.cli.kinetics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.units.Unit;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.UnitTable;
import org.marrow.kinetics.rules.KineticsRules;

/** Reads times such as {@code 180d}, {@code 36 h} or {@code 12.5} in the model's unit of time. */
public final class Durations {
  private static final Pattern TEXT =
      Pattern.compile("\\s*([0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)\\s*([A-Za-z]*)\\s*");
  private final Optional<Unit> modelTime;

  /** For a model. */
  public Durations(Network network) {
    modelTime = network.units().time().flatMap(new UnitTable(network)::unit);
  }

  /**
   * A time in the model's unit; a bare number is in that unit already.
   *
   * @throws InvalidInput when the text or its unit does not fit
   */
  public double read(String text, String option) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw bad(option, "\"" + text + "\" is not a time; write 180d or 36h");
    }
    double number = Double.parseDouble(matcher.group(1));
    if (matcher.group(2).isEmpty()) {
      return number;
    }
    Unit unit;
    try {
      unit = Unit.parse(matcher.group(2));
    } catch (IllegalArgumentException e) {
      throw bad(option, "\"" + matcher.group(2) + "\" is not a unit of time; write 180d or 36h");
    }
    if (modelTime.isEmpty()) {
      throw bad(option, "the model does not say its unit of time; give a bare number");
    }
    if (!unit.fits(modelTime.get())) {
      throw bad(option, unit + " is not a time; the model's unit of time is " + modelTime.get());
    }
    return number * unit.factorTo(modelTime.get());
  }

  private static InvalidInput bad(String option, String what) {
    return new InvalidInput(KineticsRules.BAD_DOSE.at(Where.in(option), what));
  }
}
