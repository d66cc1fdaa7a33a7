package org.marrow.niche.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/**
 * The mouse experiments behind the idea that bortezomib enriches tumour-initiating cells through
 * macrophages (Beyar-Katz 2019, doi:10.1158/1541-7786.MCR-19-0487) and the survival of Goel 2006
 * (Blood 107:4063), simulated under each rival. Doses and days of the 2019 paper could not be read;
 * the schedule here is a usual one.
 */
public final class MouseExperiments {
  /** Day on which marrow is read. */
  public static final double READ_OUT = 14;

  /** Number of tumour cells at which a mouse dies. */
  public static final double LETHAL_BURDEN = 2e9;

  /** Measured median day of death of untreated mice: Goel 2006, Blood 107:4063. */
  public static final double MEASURED_VEHICLE_DEATH = 21;

  /** The same with two doses of bortezomib, same paper. */
  public static final double MEASURED_TWO_DOSES_DEATH = 22;

  /** Day on which every course ends. */
  public static final double LAST_DAY = 60;

  /** Days between two outputs. */
  public static final double STEP = 0.1;

  private static final BodySize MOUSE = BodySize.mouse(20);

  /** What is kept of a course. */
  public static final List<String> SAMPLED =
      List.of(
          "M0", "M1", "M2", "IL1", "TIC", "differentiated", "tic_fraction", "burden", "stimulus");

  private static final String BORTEZOMIB = "bortezomib 0.5 mg/kg IP d4,7,11,14";
  private static final String ANAKINRA = "anakinra 10 mg/kg IP d1-60";
  private static final String SEED = "Beyar-Katz 2019, doi:10.1158/1541-7786.MCR-19-0487";

  private final ModelFolder models;

  /** The experiments on the models of a folder. */
  public MouseExperiments(ModelFolder models) {
    this.models = models;
  }

  /** The arms; the first is the one that the others are compared with. */
  public static List<Arm> arms() {
    Map<String, Double> noKill = Map.of("differentiated_sensitivity", 0.0, "tic_sensitivity", 0.0);
    return List.of(
        new Arm("vehicle", "Vehicle", "", Map.of()),
        new Arm("bortezomib", "Bortezomib", BORTEZOMIB, Map.of()),
        new Arm("anakinra", "Anakinra", ANAKINRA, Map.of()),
        new Arm("both", "Bortezomib and anakinra", BORTEZOMIB + " + " + ANAKINRA, Map.of()),
        new Arm(
            "receptor-knock-out",
            "Bortezomib, tumour without IL-1 receptor",
            BORTEZOMIB,
            Map.of("receptor", 0.0)),
        new Arm(
            "no-macrophage-il1",
            "Bortezomib, macrophages without IL-1beta",
            BORTEZOMIB,
            Map.of("macrophage_il1", 0.0)),
        new Arm(
            "depletion",
            "Bortezomib, macrophages depleted",
            BORTEZOMIB,
            Map.of("m0_arrival", 0.0, "M0", 0.0, "M1", 0.0, "M2", 0.0, "IL1", 0.0)),
        new Arm(
            "conditioned-medium",
            "Medium of treated macrophages, no drug on the tumour",
            BORTEZOMIB,
            noKill),
        new Arm(
            "conditioned-medium-anakinra",
            "Medium of treated macrophages with anakinra",
            BORTEZOMIB + " + " + ANAKINRA,
            noKill),
        new Arm("two-doses", "Two doses of bortezomib", "bortezomib 0.5 mg/kg IP d4,7", Map.of()));
  }

  /** What is known of the arms, and how it was used. */
  public static List<Published> published() {
    Published.Use calibration = Published.Use.CALIBRATION;
    Published.Use validation = Published.Use.VALIDATION;
    return List.of(
        new Published(
            "bortezomib",
            Published.Readout.M1_FOLD,
            1.3,
            1.5,
            "almost 40 % more",
            SEED + ", lay report (READ-2nd)",
            calibration),
        new Published(
            "bortezomib",
            Published.Readout.TIC_FOLD,
            4.0 / 3,
            Double.POSITIVE_INFINITY,
            "enriched; the size is not in the abstract, a third or more is asked here",
            SEED,
            calibration),
        new Published(
            "both",
            Published.Readout.TIC_FOLD,
            0.9,
            1.1,
            "blockade abolishes the enrichment",
            SEED,
            calibration),
        new Published(
            "receptor-knock-out",
            Published.Readout.TIC_FOLD,
            0.9,
            1.1,
            "genetic blockade abolishes it",
            SEED,
            validation),
        new Published(
            "no-macrophage-il1",
            Published.Readout.TIC_FOLD,
            0.9,
            1.1,
            "genetic blockade abolishes it",
            SEED,
            validation),
        new Published(
            "depletion",
            Published.Readout.TIC_FOLD,
            0.9,
            1.1,
            "macrophages carry the effect (direction only)",
            SEED,
            validation),
        new Published(
            "conditioned-medium",
            Published.Readout.TIC_FOLD,
            1.05,
            Double.POSITIVE_INFINITY,
            "exposed macrophages enrich TICs in vitro (direction only)",
            SEED,
            validation),
        new Published(
            "vehicle",
            Published.Readout.SURVIVAL,
            19,
            23,
            "median death on day 21",
            "Goel 2006, Blood 107:4063",
            calibration),
        new Published(
            "two-doses",
            Published.Readout.SURVIVAL_GAIN,
            -1,
            3,
            "two doses move median survival from 21 to 22 days",
            "Goel 2006, Blood 107:4063",
            validation));
  }

  /**
   * What an arm is under a rival, doses and changed numbers in it, for programs that know no
   * regimen.
   */
  public Network network(Rival rival, Arm arm) {
    List<Administration> doses =
        arm.regimen().isEmpty()
            ? List.of()
            : Regimen.parse(arm.regimen()).administrations(MOUSE, LAST_DAY);
    return TreatedNiche.of(models, Host.MOUSE, rival, List.of("anakinra", "bortezomib"))
        .dosed(doses, arm.settings());
  }

  /** Runs every arm under a rival. */
  public List<ArmResult> run(Rival rival) {
    return run(rival, Map.of());
  }

  /**
   * Runs every arm under a rival with other numbers for the mouse.
   *
   * @param rival the explanation
   * @param settings parameters in place of the files' own, in every arm; what an arm sets itself
   *     stands above them
   */
  public List<ArmResult> run(Rival rival, Map<String, Double> settings) {
    return run(rival, arms(), MOUSE, settings);
  }

  /**
   * Runs arms of one's own.
   *
   * @param rival the explanation
   * @param arms the first is the one that folds are of
   * @param body the mouse
   * @param settings parameters in place of the files' own, in every arm
   */
  public List<ArmResult> run(
      Rival rival, List<Arm> arms, BodySize body, Map<String, Double> settings) {
    List<String> drugs =
        arms.stream()
            .filter(a -> !a.regimen().isEmpty())
            .flatMap(a -> Regimen.parse(a.regimen()).drugs().stream())
            .distinct()
            .sorted()
            .toList();
    TreatedNiche niche = TreatedNiche.of(models, Host.MOUSE, rival, drugs);
    double[] samples = new double[(int) Math.round(LAST_DAY / STEP) + 1];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i / 10.0;
    }
    List<ArmResult> results = new ArrayList<>();
    double m1 = 1;
    double il1 = 1;
    double share = 1;
    for (Arm arm : arms) {
      List<Administration> doses =
          arm.regimen().isEmpty()
              ? List.of()
              : Regimen.parse(arm.regimen()).administrations(body, LAST_DAY);
      Map<String, Double> all = new HashMap<>(settings);
      all.putAll(arm.settings());
      Trajectory course = niche.simulate(doses, all, samples, SAMPLED);
      if (results.isEmpty()) {
        m1 = Reading.at(course, "M1", READ_OUT);
        il1 = Reading.at(course, "IL1", READ_OUT);
        share = Reading.at(course, "tic_fraction", READ_OUT);
      }
      results.add(
          new ArmResult(
              arm,
              Reading.at(course, "M1", READ_OUT) / m1,
              Reading.at(course, "IL1", READ_OUT) / il1,
              Reading.at(course, "tic_fraction", READ_OUT),
              Reading.at(course, "tic_fraction", READ_OUT) / share,
              Reading.firstAtLeast(course, "burden", LETHAL_BURDEN),
              course));
    }
    return List.copyOf(results);
  }

  /** Each published number beside the simulated one. */
  public static List<Comparison> compare(Rival rival, List<ArmResult> results) {
    List<Comparison> comparisons = new ArrayList<>();
    double vehicle = results.getFirst().death();
    for (Published published : published()) {
      ArmResult result =
          results.stream()
              .filter(r -> r.arm().id().equals(published.arm()))
              .findFirst()
              .orElseThrow();
      double simulated =
          switch (published.readout()) {
            case M1_FOLD -> result.m1Fold();
            case TIC_FOLD -> result.ticFold();
            case SURVIVAL -> result.death();
            case SURVIVAL_GAIN -> result.death() - vehicle;
          };
      comparisons.add(new Comparison(rival, published, simulated, published.agrees(simulated)));
    }
    return List.copyOf(comparisons);
  }
}
