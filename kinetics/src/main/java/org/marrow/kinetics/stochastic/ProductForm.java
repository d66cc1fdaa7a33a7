package org.marrow.kinetics.stochastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.kinetics.expression.Graph;
import org.marrow.kinetics.expression.Op;

/**
 * A rate law written as coefficient times (x1 - offset) (x2 - offset): mass action of at most two
 * molecules, with the pairs {@code x (x - 1)}.
 *
 * @param coefficient node without states and time
 * @param factors at most two
 */
record ProductForm(int coefficient, List<Factor> factors) {

  /** One factor, {@code x[state] - offset}. */
  record Factor(int state, double offset) {}

  private static final int MOST = 2;

  /** The product form of a node, when it has one. */
  static Optional<ProductForm> of(Graph graph, int node) {
    List<Factor> factors = new ArrayList<>();
    int coefficient = collect(graph, node, factors);
    return coefficient < 0 || factors.size() > MOST
        ? Optional.empty()
        : Optional.of(new ProductForm(coefficient, factors));
  }

  /** Adds the factors of a node and returns the node of what is left; -1 when it is no product. */
  private static int collect(Graph graph, int node, List<Factor> factors) {
    if (graph.states(node).isEmpty()) {
      return graph.readsTime(node) ? -1 : node;
    }
    Op op = graph.op(node);
    int a = op.arity() > 0 ? graph.argument(node, 0) : -1;
    int b = op.arity() > 1 ? graph.argument(node, 1) : -1;
    return switch (op) {
      case STATE -> factor(graph, factors, graph.slot(node), 0);
      case NEGATE -> {
        int inner = collect(graph, a, factors);
        yield inner < 0 ? -1 : graph.make(Op.NEGATE, inner);
      }
      case MULTIPLY -> {
        int left = collect(graph, a, factors);
        int right = left < 0 ? -1 : collect(graph, b, factors);
        yield right < 0 ? -1 : graph.make(Op.MULTIPLY, left, right);
      }
      case DIVIDE -> {
        boolean plain = graph.states(b).isEmpty() && !graph.readsTime(b);
        int left = plain ? collect(graph, a, factors) : -1;
        yield left < 0 ? -1 : graph.make(Op.DIVIDE, left, b);
      }
      case POWER -> {
        if (graph.op(a) == Op.STATE && graph.is(b, 2)) {
          factor(graph, factors, graph.slot(a), 0);
          yield factor(graph, factors, graph.slot(a), 0);
        }
        yield -1;
      }
      case SUBTRACT ->
          graph.op(a) == Op.STATE && graph.op(b) == Op.CONSTANT
              ? factor(graph, factors, graph.slot(a), graph.value(b))
              : -1;
      case ADD -> {
        if (graph.op(a) == Op.STATE && graph.op(b) == Op.CONSTANT) {
          yield factor(graph, factors, graph.slot(a), -graph.value(b));
        }
        yield graph.op(b) == Op.STATE && graph.op(a) == Op.CONSTANT
            ? factor(graph, factors, graph.slot(b), -graph.value(a))
            : -1;
      }
      default -> -1;
    };
  }

  private static int factor(Graph graph, List<Factor> factors, int state, double offset) {
    factors.add(new Factor(state, offset));
    return graph.constant(1);
  }
}
