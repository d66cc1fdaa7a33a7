package org.marrow.workbench.cli.niche;

import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.drug.Rival;
import picocli.CommandLine.Option;

/** The explanation of TIC enrichment that a simulation assumes; an option of many commands. */
final class RivalOption {
  @Option(
      names = "--rival",
      paramLabel = "RIVAL",
      defaultValue = "self-renewal",
      description = "self-renewal, plasticity or selective-survival (default: ${DEFAULT-VALUE})")
  private String name = "self-renewal";

  /** The rival; the default and a finding when none has the name. */
  Rival read(Findings findings) {
    return named(name, findings);
  }

  static Rival named(String name, Findings findings) {
    List<String> known = Arrays.stream(Rival.values()).map(Rival::id).toList();
    if (!known.contains(name)) {
      findings.add(
          NicheRules.BAD_REQUEST.at(
              Where.in("--rival"), "no rival is called " + name, Nearest.remedy(name, known)));
      return Rival.SELF_RENEWAL;
    }
    return Rival.values()[known.indexOf(name)];
  }
}
