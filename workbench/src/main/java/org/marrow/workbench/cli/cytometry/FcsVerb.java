package org.marrow.workbench.cli.cytometry;

import org.jspecify.annotations.Nullable;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Event files: look into them, convert them, take out what identifies a person. */
@Command(
    name = "fcs",
    description = "Look into event files (FCS 2.0 to 3.2, LMD, CSV), convert them, anonymise them.",
    subcommands = {InspectVerb.class, ConvertVerb.class, AnonymiseVerb.class, ExampleVerb.class},
    footer = {
      "",
      "Examples:",
      "  marrow fcs example --out example           make a small sample and gates to try things on",
      "  marrow fcs inspect example/example.fcs     what is in it, and does it keep to the standard",
      "  marrow fcs inspect --json *.fcs            one JSON object a file",
      "  marrow fcs convert old.LMD --out new.fcs   write FCS 3.1"
    })
public final class FcsVerb extends Verb {
  @Spec private @Nullable CommandSpec self;

  @Override
  protected Answer answer() {
    if (self == null) {
      throw new IllegalStateException("a verb runs only through the command line");
    }
    throw new ParameterException(
        self.commandLine(), "Say what to do: inspect, convert, anonymise or example.");
  }
}
