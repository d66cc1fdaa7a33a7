package org.marrow.workbench.cli.niche;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.drug.Rival;

/** Reads the name of a rival from the command line. */
final class Rivals {
  private Rivals() {}

  static Rival named(String name) {
    Findings findings = new Findings();
    Optional<Rival> rival = read(name, findings);
    findings.throwIfFaulty();
    return rival.orElseThrow();
  }

  /** The rival, or nothing and a finding. */
  static Optional<Rival> read(String name, Findings findings) {
    List<String> known = Arrays.stream(Rival.values()).map(Rival::id).toList();
    if (!known.contains(name)) {
      findings.add(
          NicheRules.BAD_REQUEST.at(
              Where.in("--rival"), "no rival is called " + name, Nearest.remedy(name, known)));
      return Optional.empty();
    }
    return Optional.of(Rival.values()[known.indexOf(name)]);
  }
}
