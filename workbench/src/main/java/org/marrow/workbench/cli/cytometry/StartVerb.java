package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a study folder to be filled with one's own data. */
@Command(
    name = "start",
    description = {
      "Make a study folder to start from: two tubes, a table of patients, a plan that runs.",
      "Everything in it is made up and says so; put your own files in their place."
    },
    footer = {"", "Examples:", "  marrow start my-cohort", "  marrow run my-cohort"})
public final class StartVerb extends Verb {
  private static final long USUAL_SEED = 1;

  @Parameters(paramLabel = "FOLDER", description = "a new or empty folder")
  private Path folder = Path.of("my-cohort");

  @Override
  protected Answer answer() throws IOException {
    StartFolder.write(folder, common().seed().orElse(USUAL_SEED));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("folder", folder.toString());
    result.put("files", StartFolder.FILES);
    String text =
        folder
            + ": "
            + String.join(", ", StartFolder.FILES)
            + "\nall made up; run it with: marrow run "
            + folder;
    return Answer.of(result, text);
  }
}
