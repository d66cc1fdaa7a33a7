import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.stochastic.ExactSimulation;

/**
 * The network of ssa.c as a Marrow network, run by ExactSimulation. Usage: SsaBenchmark DURATION
 * ROUNDS; one line a round, in a JVM that warms up in the first.
 */
public final class SsaBenchmark {
  private static final int SPECIES = 60;
  private static final int REACTIONS = 240;
  private long recipe = 12345;

  private int pick(int bound) {
    recipe = recipe * 6364136223846793005L + 1442695040888963407L;
    return (int) Long.remainderUnsigned((recipe >>> 33) & 0xFFFFFFFFL, bound);
  }

  private Network network() {
    List<Species> species = new ArrayList<>();
    for (int i = 0; i < SPECIES; i++) {
      species.add(Species.amount("X" + i, "c", 500));
    }
    List<Parameter> parameters = new ArrayList<>();
    List<Reaction> reactions = new ArrayList<>();
    for (int j = 0; j < REACTIONS; j++) {
      int kind = j % 8;
      int s0 = pick(SPECIES);
      int s1 = pick(SPECIES);
      int s2 = pick(SPECIES);
      int s3 = pick(SPECIES);
      double u = 0.5 + pick(1000) / 1000.0;
      if (s1 == s0) {
        s1 = (s0 + 1) % SPECIES;
      }
      double rate = kind == 0 ? 100 * u : kind == 1 ? 0.1 * u : kind < 5 ? u : 0.001 * u;
      List<Integer> in = kind == 0 ? List.of() : kind < 5 ? List.of(s0) : List.of(s0, s1);
      List<Integer> out =
          kind == 0
              ? List.of(s0)
              : kind == 1 ? List.of() : kind < 5 ? List.of(s1) : List.of(s2, s3);
      parameters.add(Parameter.of("k" + j, rate));
      List<Expression> law = new ArrayList<>();
      law.add(Expression.symbol("k" + j));
      in.forEach(s -> law.add(Expression.symbol("X" + s)));
      reactions.add(
          new Reaction(
              "R" + j,
              Optional.empty(),
              false,
              references(in),
              references(out),
              List.of(),
              Optional.of(
                  new KineticLaw(
                      law.size() == 1 ? law.get(0) : Expression.times(law.toArray(Expression[]::new)),
                      List.of())),
              Optional.empty()));
    }
    return Network.of("bench", List.of(Compartment.of("c", 1)), species, parameters, reactions);
  }

  private static List<SpeciesReference> references(List<Integer> species) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    species.forEach(s -> counts.merge(s, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(e -> SpeciesReference.of("X" + e.getKey(), e.getValue()))
        .toList();
  }

  public static void main(String[] arguments) {
    double duration = Double.parseDouble(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    Equations equations = new Equations(ReactionSystem.of(new SsaBenchmark().network()));
    Start start = Start.of(equations, 0, Map.of());
    var cpu = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < rounds; round++) {
      ExactSimulation simulation = new ExactSimulation(equations);
      double[] molecules = new double[1];
      long begin = cpu.getCurrentThreadCpuTime();
      simulation.run(
          new double[] {0, duration},
          start.states(),
          start.inputs(),
          new Streams(1),
          round,
          (index, t, x, p) -> {
            molecules[0] = 0;
            for (int i = 0; i < SPECIES; i++) {
              molecules[0] += x[i];
            }
          });
      double seconds = 1e-9 * (cpu.getCurrentThreadCpuTime() - begin);
      System.out.printf(
          "Java events %d  cpu_s %.3f  events_per_s %.0f  end_time %.3f  molecules %.0f%n",
          simulation.reactions(),
          seconds,
          simulation.reactions() / seconds,
          duration,
          molecules[0]);
    }
  }
}
