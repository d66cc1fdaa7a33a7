package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.validation.FrozenModel;
import org.marrow.workbench.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A frozen model as a JSON file. */
final class FrozenModelFile {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long LARGEST = 50_000_000;

  private FrozenModelFile() {}

  static void write(FrozenModel model, Path file) throws IOException {
    Files.writeString(file, Json.text(model) + "\n", StandardCharsets.UTF_8);
  }

  static FrozenModel read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw fault(file, "the file is larger than " + LARGEST + " bytes, no model is");
    }
    try {
      FrozenModel model =
          MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), FrozenModel.class);
      if (model.names().size() != model.coefficients().size()
          || model.times().size() != model.cumulativeHazard().size()) {
        throw fault(file, "names and coefficients, or times and hazards, differ in number");
      }
      return model;
    } catch (JacksonException | NullPointerException e) {
      throw fault(file, "this is no frozen model: " + e.getMessage());
    }
  }

  private static InvalidInput fault(Path file, String what) {
    return new InvalidInput(
        ModelRules.FROZEN_MODEL_FILE.at(Where.in(String.valueOf(file.getFileName())), what));
  }
}
