package org.marrow.workbench.cli.niche;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.Body;
import org.marrow.niche.population.VisitPlan;
import org.marrow.niche.regimen.BodySize;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulates the marrow of a patient, of many virtual patients or of a mouse under several arms. */
@Command(
    name = "niche",
    description =
        "Simulate the myeloma niche under several arms: a typical patient, virtual patients, or a mouse.",
    footer = {
      "",
      "Examples:",
      "  marrow simulate niche",
      "  marrow simulate niche --arm none --arm vista-vmp --disease newly-diagnosed --until 1000d",
      "  marrow simulate niche --arm \"bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8 + anakinra 100 mg SC daily x168\"",
      "  marrow simulate niche --arm apex-bortezomib --patients 500 --picture courses.svg",
      "  marrow simulate niche --mouse 20 --arm \"bortezomib 0.5 mg/kg IP d4,7,11,14\" --csv > mouse.csv",
      "  marrow simulate niche --set tic_sensitivity=0.02 --json",
      "",
      "An arm is a published regimen by its id (marrow regimen lists them), a regimen in notation, or none.",
      "A mouse is followed for 60 days.",
      "Response by the IMWG criteria from M-protein at the visits, confirmed at the next one. Simulated;",
      "virtual patients are drawn from priors and not weighted (marrow population validate weights them)."
    })
public final class SimulateNicheVerb extends Verb {
  private static final List<String> DEFAULT_ARMS =
      List.of("none", "apex-bortezomib", "bortezomib-anakinra");
  private static final List<String> DEFAULT_MOUSE_ARMS =
      List.of(
          "bortezomib 0.5 mg/kg IP d4,7,11,14",
          "bortezomib 0.5 mg/kg IP d4,7,11,14 + anakinra 10 mg/kg IP d1-60");

  @Option(
      names = "--arm",
      paramLabel = "REGIMEN",
      description =
          "a treatment, may be repeated (default: none, apex-bortezomib, bortezomib-anakinra)")
  private @Nullable List<String> arms;

  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "1",
      description = "1: the typical patient; more: virtual patients (default: ${DEFAULT-VALUE})")
  private int patients = 1;

  @Option(
      names = "--disease",
      paramLabel = "SETTING",
      defaultValue = "relapsed",
      description = "relapsed, newly-diagnosed or after-bortezomib (default: ${DEFAULT-VALUE})")
  private String disease = "relapsed";

  @Mixin private RivalOption rival = new RivalOption();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      defaultValue = "730d",
      description = "end of follow-up (default: ${DEFAULT-VALUE})")
  private String until = "730d";

  @Option(
      names = "--visits",
      paramLabel = "DAYS",
      defaultValue = "28",
      description = "days between visits (default: ${DEFAULT-VALUE})")
  private double visits = 28;

  @Mixin private BodyOptions body = new BodyOptions();

  @Option(
      names = "--creatinine-clearance",
      paramLabel = "ML_PER_MIN",
      defaultValue = "90",
      description = "renal function of a patient (default: ${DEFAULT-VALUE} mL/min)")
  private double creatinineClearance = 90;

  @Option(
      names = "--set",
      paramLabel = "ID=VALUE",
      description = "another value of a number of the model; may be repeated")
  private Map<String, Double> set = new LinkedHashMap<>();

  @Option(names = "--picture", paramLabel = "FILE", description = "write the courses as SVG")
  private @Nullable Path picture;

  @Option(names = "--csv", description = "Print the courses as CSV.")
  private boolean csv;

  @Override
  protected Answer answer() throws IOException {
    ModelFolder models = ModelFolder.shipped();
    Findings findings = new Findings();
    Rival explanation = rival.read(findings);
    BodySize size = body.read(findings);
    Optional<Body> person = person(size, findings);
    boolean isMouse = body.host() == Host.MOUSE;
    NicheRequest request =
        new NicheRequest.Reader(models, body.host(), findings)
            .read(
                Optional.ofNullable(arms).orElse(isMouse ? DEFAULT_MOUSE_ARMS : DEFAULT_ARMS),
                explanation,
                disease,
                until,
                visits,
                set,
                patients);
    Body patient = person.orElseThrow();
    NicheRuns runs;
    try (Progress progress = progress()) {
      runs =
          isMouse
              ? MouseArms.run(models, request, size)
              : patients > 1
                  ? PopulationArms.run(
                      models,
                      request,
                      patient,
                      common().seed().orElse(1),
                      common().threads(),
                      progress)
                  : TypicalArms.run(models, request, patient);
    }
    if (picture != null) {
      Files.writeString(picture, runs.figure().svg(), StandardCharsets.UTF_8);
    }
    return Answer.of(runs.result(), csv ? runs.courses().csv().stripTrailing() : runs.text());
  }

  private Optional<Body> person(BodySize size, Findings findings) {
    try {
      return Optional.of(
          body.host() == Host.MOUSE ? Body.TYPICAL : new Body(size, creatinineClearance));
    } catch (IllegalArgumentException e) {
      findings.add(
          NicheRules.BAD_REQUEST.at(
              Where.in("--creatinine-clearance"), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  /** Visits of a request. */
  static VisitPlan plan(NicheRequest request) {
    return new VisitPlan(request.visits(), request.days(), 0.05);
  }
}
