package org.marrow.workbench.cli.niche;

import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.population.Body;
import org.marrow.niche.regimen.BodySize;
import picocli.CommandLine.Option;

/** Whose body the doses go by: a patient of a weight and surface, or a mouse. */
final class BodyOptions {
  @Option(
      names = "--weight",
      paramLabel = "KG",
      defaultValue = "75",
      description = "body weight (default: ${DEFAULT-VALUE} kg)")
  private double weight = 75;

  @Option(
      names = "--surface",
      paramLabel = "M2",
      defaultValue = "1.8",
      description = "body surface (default: ${DEFAULT-VALUE} m2)")
  private double surface = 1.8;

  @Option(
      names = "--mouse",
      paramLabel = "GRAMS",
      description = "a mouse of this weight instead of a patient")
  private @Nullable Double mouse;

  Host host() {
    return mouse == null ? Host.PATIENT : Host.MOUSE;
  }

  /** The body; a typical one and a finding when there is no such body. */
  BodySize read(Findings findings) {
    try {
      return mouse == null ? new BodySize(weight, surface) : BodySize.mouse(mouse);
    } catch (IllegalArgumentException e) {
      findings.add(
          NicheRules.BAD_REQUEST.at(
              Where.in(mouse == null ? "--weight, --surface" : "--mouse"),
              String.valueOf(e.getMessage())));
      return Body.TYPICAL.size();
    }
  }
}
