package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marrow.kinetics.expression.Derivative;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Graph;
import org.marrow.kinetics.expression.Op;
import org.marrow.kinetics.expression.Translation;

/**
 * A {@link ReactionSystem} as nodes of one {@link Graph}: what interpreters and compilers take.
 * Assignments are shared nodes, never stored values. Not thread-safe while nodes are added.
 */
public final class Equations {
  private final ReactionSystem system;
  private final Graph graph = new Graph();
  private final Translation translation;
  private final Map<String, Integer> symbols = new HashMap<>();
  private final int[] assignments;
  private final int[] propensities;
  private final int[] derivatives;
  private final int[] algebraic;

  /** The equations of a system. */
  public Equations(ReactionSystem system) {
    this.system = system;
    translation = new Translation(graph, this::symbol);
    for (int i = 0; i < system.states().size(); i++) {
      symbols.put(system.states().get(i).id(), graph.state(i));
    }
    for (int i = 0; i < system.inputs().size(); i++) {
      symbols.put(system.inputs().get(i).id(), graph.input(i));
    }
    assignments = new int[system.assignments().size()];
    for (int i = 0; i < assignments.length; i++) {
      Assignment assignment = system.assignments().get(i);
      assignments[i] = node(assignment.value());
      symbols.put(assignment.id(), assignments[i]);
    }
    propensities = system.propensities().stream().mapToInt(a -> node(a.rate())).toArray();
    derivatives = system.rates().stream().mapToInt(this::node).toArray();
    for (int j = 0; j < propensities.length; j++) {
      for (Propensity.Change change : system.propensities().get(j).changes()) {
        int term = graph.make(Op.MULTIPLY, node(change.coefficient()), propensities[j]);
        derivatives[change.state()] = graph.make(Op.ADD, derivatives[change.state()], term);
      }
    }
    algebraic = system.algebraic().stream().mapToInt(a -> node(a.residual())).toArray();
    system.algebraic().forEach(a -> derivatives[a.state()] = node(a.residual()));
  }

  /** The system that these are the equations of. */
  public ReactionSystem system() {
    return system;
  }

  /** The graph that all nodes here are in. */
  public Graph graph() {
    return graph;
  }

  /** The node of an expression of the system: a trigger, an observable, an assignment. */
  public int node(Expression expression) {
    return translation.node(expression);
  }

  /** The nodes of the assignments, in the system's order. */
  public int[] assignments() {
    return assignments.clone();
  }

  /** The nodes of the propensities, in the system's order. */
  public int[] propensities() {
    return propensities.clone();
  }

  /**
   * The nodes of dx/dt, one per state. For a state that an algebraic equation determines it is the
   * equation's residual (the row of the mass matrix is zero).
   */
  public int[] derivatives() {
    return derivatives.clone();
  }

  /** The nodes of the algebraic residuals, in the system's order. */
  public int[] algebraic() {
    return algebraic.clone();
  }

  /** The derivatives by the states of the given nodes, without the entries that are zero. */
  public Jacobian jacobian(int... nodes) {
    List<Jacobian.Entry> entries = new ArrayList<>();
    for (int column = 0; column < system.states().size(); column++) {
      Derivative derivative = new Derivative(graph, graph.state(column));
      for (int row = 0; row < nodes.length; row++) {
        int node = derivative.of(nodes[row]);
        if (!graph.is(node, 0)) {
          entries.add(new Jacobian.Entry(row, column, node));
        }
      }
    }
    entries.sort(Jacobian.BY_ROW);
    return new Jacobian(nodes.length, system.states().size(), entries);
  }

  /** The Jacobian of {@link #derivatives}. */
  public Jacobian jacobian() {
    return jacobian(derivatives);
  }

  /** The explicit derivative of a node by time, the states held. */
  public int timeDerivative(int node) {
    return new Derivative(graph, graph.time()).of(node);
  }

  private int symbol(String id) {
    Integer node = symbols.get(id);
    if (node == null) {
      throw new IllegalArgumentException(
          "the system " + system.id() + " has no state, input or earlier assignment " + id);
    }
    return node;
  }
}
