package org.marrow.niche.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.model.Starter;
import org.marrow.kinetics.model.State;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.stochastic.HybridSettings;
import org.marrow.kinetics.stochastic.HybridSimulation;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/**
 * A few TICs are injected and live or die by chance: each TIC's divisions and death are single
 * events, everything else flows (the hybrid method). A mouse has taken when a TIC is alive on day
 * {@value #READ_OUT}.
 */
public final class SmallInocula {
  /** Day on which a mouse with a TIC counts as one with a tumour. */
  public static final double READ_OUT = 14;

  /** Numbers of TICs injected. */
  public static final List<Integer> CELLS = List.of(1, 2, 3, 5, 10);

  private final ModelFolder models;

  /** The experiment on the models of a folder. */
  public SmallInocula(ModelFolder models) {
    this.models = models;
  }

  /**
   * The mice of an arm, from each number of cells.
   *
   * @param mice mice for each number of cells
   */
  public LimitingDilution run(Rival rival, Arm arm, int mice, long seed) {
    TreatedNiche niche =
        TreatedNiche.of(models, Host.MOUSE, rival, List.of("anakinra", "bortezomib"));
    ReactionSystem system = niche.model().system();
    Set<String> flowing =
        system.states().stream()
            .map(State::id)
            .filter(id -> !id.equals("TIC"))
            .collect(Collectors.toSet());
    HybridSimulation hybrid =
        new HybridSimulation(
            niche.model().equations(), new HybridSettings(1_000, flowing, Settings.of(1e-4, 1e-7)));
    Starter starter = new Starter(new Equations(system));
    int tic = system.state("TIC").orElseThrow();
    List<LimitingDilution.Group> groups = new ArrayList<>();
    for (int cells : CELLS) {
      Map<String, Double> values = new HashMap<>(arm.settings());
      values.put("TIC", (double) cells);
      values.put("differentiated", 0.0);
      Start start = starter.start(0, values);
      List<Change> changes = changes(niche, system, arm, start);
      int taken = 0;
      for (int mouse = 0; mouse < mice; mouse++) {
        double[] alive = {0};
        hybrid.run(
            new double[] {0, READ_OUT},
            start.states().clone(),
            start.inputs().clone(),
            changes,
            new Streams(seed),
            (long) cells * 1_000_000 + mouse,
            (index, t, x, p) -> alive[0] = x[tic]);
        taken += alive[0] >= 0.5 ? 1 : 0;
      }
      groups.add(new LimitingDilution.Group(cells, mice, taken));
    }
    return LimitingDilution.of(groups);
  }

  private static List<Change> changes(
      TreatedNiche niche, ReactionSystem system, Arm arm, Start start) {
    if (arm.regimen().isEmpty()) {
      return List.of();
    }
    return niche
        .calendar(Regimen.parse(arm.regimen()).administrations(BodySize.mouse(20), READ_OUT))
        .changes(system, start.inputs(), start.states());
  }

  /**
   * Probability that a TIC's descendants are alive at a time in an untreated niche: the linear
   * birth-death process (Kendall 1948), (b - d) / (b - d e^-(b - d)t), with b the rate of
   * self-renewal and d that of commitment and death; 1 - d/b in the long run.
   */
  public static double alive(double birth, double death, double time) {
    double net = birth - death;
    return net / (birth - death * StrictMath.exp(-net * time));
  }
}
