package org.marrow.kinetics.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.marrow.foundation.findings.Finding;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.model.Network;
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
      return new ModelFile(SbmlReader.read(file), List.of(), found -> found);
    }
    Antimony.Reading reading = Antimony.read(file);
    return new ModelFile(reading.network(), reading.findings(), reading::located);
  }

  /** Antimony text of a network, in UTF-8. */
  public static void writeAntimony(Network network, Path file) throws IOException {
    Files.writeString(file, Antimony.write(network), StandardCharsets.UTF_8);
  }
}
