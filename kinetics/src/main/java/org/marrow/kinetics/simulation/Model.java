package org.marrow.kinetics.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Observable;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Starter;
import org.marrow.kinetics.ode.Ensemble;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * A network ready to run: normalised, and compiled when first needed. Immutable for those who use
 * it; may be shared by threads.
 */
public final class Model {
  private final Network network;
  private final ReactionSystem system;
  private final Map<Compilation, Kernel> kernels;
  private final Map<String, Double> preset;

  /** What a kernel was compiled for. */
  private record Compilation(Set<Integer> infused, boolean exact) {}

  private Model(
      Network network,
      ReactionSystem system,
      Map<Compilation, Kernel> kernels,
      Map<String, Double> preset) {
    this.network = network;
    this.system = system;
    this.kernels = kernels;
    this.preset = Map.copyOf(preset);
  }

  /**
   * Normalises a network.
   *
   * @throws InvalidInput with every fault of the network
   */
  public static Model of(Network network) {
    return new Model(network, ReactionSystem.of(network), new HashMap<>(), Map.of());
  }

  /** Reads Antimony text. */
  public static Model ofAntimony(String text) {
    return of(Antimony.read(text, "model").network());
  }

  /** Reads a file: SBML when its name ends in {@code .xml} or {@code .sbml}, else Antimony. */
  public static Model read(Path file) throws IOException {
    return of(ModelFile.read(file).network());
  }

  /** The same model with other values; the compiled kernel is shared. */
  public Model with(Map<String, Double> values) {
    Map<String, Double> all = new TreeMap<>(preset);
    all.putAll(values);
    return new Model(network, system, kernels, all);
  }

  /** Values that every patient of this model has unless the patient's own say otherwise. */
  Map<String, Double> preset() {
    return preset;
  }

  /** The network. */
  public Network network() {
    return network;
  }

  /** The normalised system. */
  public ReactionSystem system() {
    return system;
  }

  /** Fresh equations of the system, for one thread. */
  public Equations equations() {
    return new Equations(system);
  }

  /** Whether the model has state-triggered events. */
  public boolean hasEvents() {
    return !system.events().isEmpty();
  }

  /** The compiled kernel whose given states take infusions. */
  public Kernel kernel(Set<Integer> infused) {
    synchronized (kernels) {
      return kernels.computeIfAbsent(
          new Compilation(Set.copyOf(infused), false),
          key -> KernelCompiler.compile(equations(), key.infused));
    }
  }

  /** The same that solves linear compartments exactly, see {@link Ensemble#exactKernel}. */
  public Kernel exactKernel(Set<Integer> infused) {
    synchronized (kernels) {
      return kernels.computeIfAbsent(
          new Compilation(Set.copyOf(infused), true),
          key -> Ensemble.exactKernel(equations(), key.infused));
    }
  }

  /** Starts of this model, for one thread. */
  Starter starter() {
    return new Starter(equations());
  }

  /** Ids that can be observed. */
  public List<String> observables() {
    return system.observables().stream().map(Observable::id).toList();
  }

  /**
   * The expression of an output: an id as the network means it, or {@code amount(S)} or {@code
   * concentration(S)} of a species.
   *
   * @throws InvalidInput when there is no such thing, with the nearest name
   */
  public Expression output(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean amount = lower.startsWith("amount(") && name.endsWith(")");
    boolean concentration = lower.startsWith("concentration(") && name.endsWith(")");
    String id =
        amount || concentration
            ? name.substring(name.indexOf('(') + 1, name.length() - 1).strip()
            : name;
    Optional<Expression> found =
        system
            .observable(id)
            .flatMap(o ->
                amount ? o.amount() : concentration ? o.concentration() : Optional.of(o.value()));
    return found.orElseThrow(() -> unknown(List.of(name)));
  }

  /**
   * Faults of ids that a patient or table gives and the model does not take; empty when all fit.
   */
  void requireInputs(Collection<String> ids) {
    Starter starter = starter();
    List<String> strange = ids.stream().filter(id -> !starter.takes(id)).sorted().toList();
    if (!strange.isEmpty()) {
      throw unknown(strange);
    }
  }

  private InvalidInput unknown(List<String> names) {
    return new InvalidInput(
        names.stream()
            .map(name ->
                KineticsRules.UNKNOWN_ID.at(
                    Where.in(network.id()).column(name),
                    "the model has no " + name,
                    Nearest.remedy(name, observables())))
            .toList());
  }
}
