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
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.population.VisitPlan;
import org.marrow.niche.regimen.BodySize;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
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
      names = "--mouse",
      paramLabel = "GRAMS",
      description = "a mouse of this weight instead of a patient; followed for 60 days")
  private @Nullable Double mouse;

  @Option(
      names = "--disease",
      paramLabel = "SETTING",
      defaultValue = "relapsed",
      description = "relapsed, newly-diagnosed or after-bortezomib (default: ${DEFAULT-VALUE})")
  private String disease = "relapsed";

  @Option(
      names = "--rival",
      paramLabel = "RIVAL",
      defaultValue = "self-renewal",
      description = "self-renewal, plasticity or selective-survival (default: ${DEFAULT-VALUE})")
  private String rival = "self-renewal";

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
    Double grams = mouse;
    double[] body = grams == null ? new double[] {weight, surface} : new double[] {grams};
    NicheRequest request =
        new NicheRequest.Reader(models, grams != null)
            .read(
                Optional.ofNullable(arms).orElse(grams == null ? DEFAULT_ARMS : DEFAULT_MOUSE_ARMS),
                rival,
                disease,
                until,
                visits,
                set,
                patients,
                body);
    NicheRuns runs;
    try (Progress progress = progress()) {
      runs =
          grams != null
              ? MouseArms.run(models, request, BodySize.mouse(grams))
              : patients > 1
                  ? PopulationArms.run(
                      models,
                      request,
                      new BodySize(weight, surface),
                      common().seed().orElse(1),
                      common().threads(),
                      progress)
                  : TypicalArms.run(models, request, new BodySize(weight, surface));
    }
    if (picture != null) {
      Files.writeString(picture, runs.figure().svg(), StandardCharsets.UTF_8);
    }
    return Answer.of(runs.result(), csv ? runs.courses().csv().stripTrailing() : runs.text());
  }

  /** Visits of a request. */
  static VisitPlan plan(NicheRequest request) {
    return new VisitPlan(request.visits(), request.days(), 0.05);
  }
}
