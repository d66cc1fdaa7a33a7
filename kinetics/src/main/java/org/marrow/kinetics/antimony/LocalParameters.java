package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Reaction;

/** Makes local parameters of kinetic laws parameters of the network. */
final class LocalParameters {
  private LocalParameters() {}

  static Network lift(Network network) {
    if (network.reactions().stream()
        .allMatch(r -> r.law().map(l -> l.locals().isEmpty()).orElse(true))) {
      return network;
    }
    Set<String> taken = new HashSet<>();
    network.compartments().forEach(c -> taken.add(c.id()));
    network.species().forEach(s -> taken.add(s.id()));
    network.parameters().forEach(p -> taken.add(p.id()));
    network.reactions().forEach(r -> taken.add(r.id()));
    network.events().forEach(e -> taken.add(e.id()));
    network.functions().forEach(f -> taken.add(f.id()));
    List<Parameter> parameters = new ArrayList<>(network.parameters());
    List<Reaction> reactions = new ArrayList<>();
    for (Reaction r : network.reactions()) {
      Map<String, String> names = new HashMap<>();
      for (Parameter p : r.law().map(KineticLaw::locals).orElse(List.of())) {
        String id = r.id() + "_" + p.id();
        while (!taken.add(id)) {
          id += "_";
        }
        names.put(p.id(), id);
        parameters.add(
            new Parameter(id, p.name(), p.value(), p.unit(), p.constant(), p.provenance()));
      }
      Optional<KineticLaw> law =
          r.law()
              .map(l ->
                  new KineticLaw(
                      l.rate().substitute(id -> Expression.symbol(names.getOrDefault(id, id))),
                      List.of()));
      reactions.add(
          new Reaction(
              r.id(),
              r.name(),
              r.reversible(),
              r.reactants(),
              r.products(),
              r.modifiers(),
              law,
              r.compartment()));
    }
    return network.with(network.species(), parameters, reactions);
  }
}
