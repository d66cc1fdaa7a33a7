package org.marrow.workbench.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.population.Body;
import org.marrow.niche.population.Disease;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.twin.Measurement;
import org.marrow.workbench.rules.StudyRules;
import org.marrow.workbench.rules.WorkbenchRules;

/**
 * What was measured in one patient, from a file.
 *
 * @param patient a code, never a name
 * @param disease the setting
 * @param body weight, surface and renal function; typical where the file says nothing
 * @param therapy regimen under which the measurements were made, as notation or name
 * @param measurements at least one
 */
public record PatientFile(
    String patient, Disease disease, Body body, String therapy, List<Measurement> measurements) {
  private static final List<String> DISEASES =
      Arrays.stream(Disease.values()).map(Disease::id).toList();
  private static final Kind.Section MEASUREMENT =
      new Kind.Section(
          List.of(
              Key.required(
                  "quantity", new Kind.Choice(Measurement.QUANTITIES), "what was measured"),
              Key.required(
                  "day", new Kind.Number(0, 40_000), "days since the first dose of the therapy"),
              Key.required(
                  "value", new Kind.Number(1e-12, 1e15), "the value: g/L, mg/L, a share or a fold"),
              Key.required(
                  "error", new Kind.Number(1e-3, 2), "coefficient of variation, 0.1 for 10 %")));
  private static final Kind.Section FORMAT =
      new Kind.Section(
          List.of(
              Key.required("patient", new Kind.Text(), "a code, never a name"),
              Key.required("disease", new Kind.Choice(DISEASES), "the setting"),
              Key.optional("weight", new Kind.Number(20, 300), "body weight, kg"),
              Key.optional("surface", new Kind.Number(0.5, 4), "body surface, m2"),
              Key.optional(
                  "creatinine-clearance", new Kind.Number(1, 300), "renal function, mL/min"),
              Key.required("therapy", new Kind.Text(), "the regimen under which was measured"),
              Key.required("measurements", new Kind.Items(MEASUREMENT), "what was measured")));

  public PatientFile {
    measurements = List.copyOf(measurements);
  }

  /**
   * Reads a file.
   *
   * @param models where the therapy's drugs are looked up
   * @throws InvalidInput with every fault, each with its line
   */
  public static PatientFile read(Path file, ModelFolder models) {
    String source = String.valueOf(file.getFileName());
    Findings findings = new Findings();
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          StudyRules.NOT_YAML.at(Where.in(source), "the file is not UTF-8 text"));
    } catch (IOException e) {
      throw new InvalidInput(
          WorkbenchRules.FILE_UNUSABLE.at(
              Where.in(file.toString()),
              Files.exists(file) ? "it cannot be read as a file" : "there is no such file"));
    }
    Optional<Entry.Mapping> root = YamlFile.read(source, text, findings);
    root.ifPresent(mapping -> {
      new Conformity(source, findings).check("", mapping, FORMAT);
      mapping
          .scalar("therapy")
          .filter(therapy -> !therapy.text().isBlank())
          .ifPresent(therapy -> checkTherapy(therapy, source, models, findings));
    });
    findings.throwIfFaulty();
    Entry.Mapping mapping = root.orElseThrow();
    List<Measurement> measurements = new ArrayList<>();
    for (Entry.Mapping section : mapping.sections("measurements")) {
      measurements.add(
          new Measurement(
              text(section, "quantity"),
              number(section, "day"),
              number(section, "value"),
              number(section, "error")));
    }
    Disease disease = Disease.values()[DISEASES.indexOf(text(mapping, "disease"))];
    return new PatientFile(
        text(mapping, "patient"), disease, body(mapping), text(mapping, "therapy"), measurements);
  }

  private static Body body(Entry.Mapping mapping) {
    Body typical = Body.TYPICAL;
    return new Body(
        new BodySize(
            number(mapping, "weight", typical.size().weight()),
            number(mapping, "surface", typical.size().surface())),
        number(mapping, "creatinine-clearance", typical.creatinineClearance()));
  }

  private static void checkTherapy(
      Entry.Scalar therapy, String source, ModelFolder models, Findings findings) {
    try {
      models.regimen(therapy.text(), Host.PATIENT);
    } catch (InvalidInput e) {
      Where where = Where.in(source).line(therapy.line()).column("therapy");
      e.findings().forEach(f -> findings.add(f.rule().at(where, f.what(), f.remedy())));
    }
  }

  private static String text(Entry.Mapping section, String key) {
    return section.scalar(key).orElseThrow().text();
  }

  private static double number(Entry.Mapping section, String key, double otherwise) {
    return section.scalar(key).isPresent() ? number(section, key) : otherwise;
  }

  private static double number(Entry.Mapping section, String key) {
    return Conformity.number(text(section, key)).orElseThrow();
  }
}
