package org.marrow.kinetics.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.NetworkCheck;
import org.marrow.kinetics.sbml.SbmlReader;

/**
 * A model file of either notation.
 *
 * @param findings warnings and notes of the reader
 * @param place adds the place in the file to findings about ids of the network
 */
public record ModelFile(
    Network network, List<Finding> findings, UnaryOperator<List<Finding>> place) {
  public ModelFile {
    findings = List.copyOf(findings);
  }

  /** Whether a file is SBML by its name. */
  public static boolean isSbml(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".xml") || name.endsWith(".sbml");
  }

  /** Reads SBML when the name ends in {@code .xml} or {@code .sbml}, else Antimony. */
  public static ModelFile read(Path file) throws IOException {
    if (isSbml(file)) {
      Network network = SbmlReader.read(file);
      UnaryOperator<List<Finding>> place =
          found -> found.stream().map(f -> in(file.getFileName().toString(), f)).toList();
      List<Finding> found = place.apply(NetworkCheck.check(network));
      if (found.stream().anyMatch(f -> f.severity() == Severity.FAULT)) {
        throw new InvalidInput(found);
      }
      return new ModelFile(network, found, place);
    }
    Antimony.Reading reading = Antimony.read(file);
    return new ModelFile(reading.network(), reading.findings(), reading::located);
  }

  /** The same finding in a file, at the id that it names. */
  private static Finding in(String file, Finding finding) {
    Where where = Where.in(file);
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.where().column().map(where::column).orElse(where),
        finding.what(),
        finding.remedy(),
        finding.reference());
  }
}
