package org.marrow.workbench.cli.niche;

import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.drug.Rival;

/** Reads the name of a rival from the command line. */
final class Rivals {
  private Rivals() {}

  static Rival named(String name) {
    List<String> known = Arrays.stream(Rival.values()).map(Rival::id).toList();
    return Arrays.stream(Rival.values())
        .filter(r -> r.id().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InvalidInput(
                NicheRules.UNKNOWN_PARAMETER.at(
                    Where.in("--rival"),
                    "no rival is called " + name,
                    Nearest.remedy(name, known))));
  }
}
