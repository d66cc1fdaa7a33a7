package org.marrow.niche.drug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;

/** Where every number of the model files comes from, and which numbers do not say. */
public final class Sources {
  private static final Set<String> MARKS =
      Set.of(
          "READ",
          "READ-2nd",
          "RECALLED(h)",
          "RECALLED(m)",
          "RECALLED(l)",
          "DERIVED",
          "FITTED",
          "ASSUMED",
          "CONFIGURED");

  private final ModelFolder models;

  /** The sources of the numbers in a folder of models. */
  public Sources(ModelFolder models) {
    this.models = models;
  }

  /**
   * One number and where it comes from.
   *
   * @param file model file
   * @param parameter its name
   * @param value the number, or its formula's place when it is computed at the start
   * @param unit its unit, empty when computed from numbers that have one
   * @param spread range or distribution, empty when it does not vary
   * @param source citation or reason
   * @param mark how it is known
   */
  public record Entry(
      String file,
      String parameter,
      String value,
      String unit,
      String spread,
      String source,
      String mark) {}

  /** Every number of every file, in the order of files and lines. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (String file : models.all()) {
      Network network = models.read(file);
      Map<String, String> computed = computed(network);
      for (Parameter p : network.parameters()) {
        boolean formula = computed.containsKey(p.id()) || p.value().isEmpty();
        if (formula && p.provenance().source().isEmpty()) {
          continue;
        }
        entries.add(
            new Entry(
                file,
                p.id(),
                formula ? "computed" : number(p.value().getAsDouble()),
                p.unit().orElse("").replace('_', ' '),
                p.provenance().spread().orElse(""),
                p.provenance().source().or(() -> p.provenance().note()).orElse(""),
                p.provenance().mark().orElse("")));
      }
    }
    return List.copyOf(entries);
  }

  /**
   * The numbers without unit, source or mark. What treatment sets (the niche's inputs, 0 without a
   * drug) and what is computed from other parameters alone needs none.
   */
  public List<Finding> missing() {
    List<Finding> findings = new ArrayList<>();
    for (String file : models.all()) {
      Network network = models.read(file);
      Map<String, String> computed = computed(network);
      for (Parameter p : network.parameters()) {
        if (NetworkJoin.EFFECTS.contains(p.id())
            || p.value().isEmpty()
            || computed.containsKey(p.id())
            || !p.constant()) {
          continue;
        }
        List<String> lacking = new ArrayList<>();
        if (p.unit().isEmpty()) {
          lacking.add("a unit");
        }
        if (p.provenance().source().isEmpty()) {
          lacking.add("a source");
        }
        if (p.provenance().mark().filter(MARKS::contains).isEmpty()) {
          lacking.add("a mark");
        }
        if (!lacking.isEmpty()) {
          findings.add(
              NicheRules.NO_SOURCE.at(
                  Where.in(file).column(p.id()), p.id() + " lacks " + String.join(", ", lacking)));
        }
      }
    }
    return List.copyOf(findings);
  }

  private static Map<String, String> computed(Network network) {
    Map<String, String> computed = new HashMap<>();
    network.initialAssignments().forEach(a -> computed.put(a.id(), a.id()));
    return computed;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
