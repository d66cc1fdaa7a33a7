package org.marrow.workbench.cli.kinetics;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.dosing.DoseTable;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.State;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.kinetics.simulation.Model;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/**
 * A model and the doses that a user gave it: none, a table, or a regimen in words.
 *
 * @param model the model; with the drugs of a regimen joined to it
 * @param calendar the doses
 */
record Treatment(Model model, Calendar calendar) {

  /** No doses. */
  static Treatment none(Network network) {
    return new Treatment(Model.of(network), Calendar.EMPTY);
  }

  /**
   * @param doses path of a table, or a regimen such as {@code bortezomib 1.3 mg/m2 SC d1,4 q21d x8}
   * @param until time up to which a regimen goes on when it has no end
   */
  static Treatment of(
      Network network, String doses, BodySize body, double until, Findings findings) {
    if (isFile(doses)) {
      return table(network, Path.of(doses), findings);
    }
    Regimen regimen = Regimen.parse(doses);
    if (new Durations(network).read("1d", "--doses") != 1) {
      throw new InvalidInput(
          KineticsRules.BAD_DOSE.at(
              Where.in("--doses"),
              "a regimen counts days, but the model's unit of time is another"));
    }
    List<String> missing =
        regimen.drugs().stream()
            .filter(
                drug -> network.species().stream().noneMatch(s -> s.id().startsWith(drug + "_")))
            .toList();
    TreatedNiche treated = TreatedNiche.of(ModelFolder.shipped(), network, Host.PATIENT, missing);
    double end = Double.isNaN(until) ? regimen.length() : until;
    if (Double.isInfinite(end)) {
      throw new InvalidInput(
          KineticsRules.BAD_DOSE.at(
              Where.in("--until"), "the regimen has no end", "Give --until, for example 180d."));
    }
    return new Treatment(treated.model(), treated.calendar(regimen.administrations(body, end)));
  }

  private static boolean isFile(String text) {
    try {
      return text.endsWith(".csv") || Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Treatment table(Network network, Path file, Findings findings) {
    Model model = Model.of(network);
    Table table = Table.read(file, CsvFormat.detect(), findings);
    Map<String, Calendar> calendars =
        DoseTable.read(table, model.system().states().stream().map(State::id).toList(), findings);
    findings.throwIfFaulty();
    if (calendars.size() > 1) {
      throw new InvalidInput(
          KineticsRules.BAD_DOSE.at(
              Where.in(table.source()).column("ID"),
              "doses of " + calendars.size() + " patients, one was expected",
              "Give the doses of one patient; every virtual patient takes them."));
    }
    return new Treatment(model, calendars.values().stream().findFirst().orElse(Calendar.EMPTY));
  }
}
