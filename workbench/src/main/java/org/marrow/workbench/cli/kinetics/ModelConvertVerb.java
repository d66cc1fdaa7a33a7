package org.marrow.workbench.cli.kinetics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.sbml.SbmlWriter;
import org.marrow.kinetics.simulation.ModelFile;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Converts a model between Antimony and SBML. */
@Command(
    name = "convert",
    description = "Convert a model between Antimony and SBML Level 3 Version 2.",
    footer = {
      "",
      "Examples:",
      "  marrow model convert models/niche.ant niche.xml",
      "  marrow model convert BIOMD0000000012.xml repressilator.ant",
      "",
      "Submodels are merged. SBML has no place for sources and spreads; they stay in Antimony."
    })
final class ModelConvertVerb extends Verb {
  @Parameters(index = "0", paramLabel = "FROM", description = "the model to read")
  private Path from = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "the file to write; SBML when it ends in .xml or .sbml, else Antimony")
  private Path to = Path.of("");

  /** What {@code --json} prints. */
  record Converted(String id, String file, int characters) {}

  @Override
  protected Answer answer() throws IOException {
    ModelFile read = ModelFiles.read(from);
    List<Finding> findings = new ArrayList<>(read.findings());
    String text =
        ModelFile.isSbml(to) ? SbmlWriter.write(read.network()) : Antimony.write(read.network());
    Files.writeString(to, text, StandardCharsets.UTF_8);
    return new Answer(
        new Converted(read.network().id(), to.toString(), text.length()), "wrote " + to, findings);
  }
}
