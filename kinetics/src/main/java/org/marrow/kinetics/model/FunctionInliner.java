package org.marrow.kinetics.model;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.rules.KineticsRules;

/** Replaces calls of a network's functions by their bodies. */
final class FunctionInliner {
  private static final long MOST_NODES = 1_000_000;
  private final Map<String, FunctionDefinition> functions;
  private final String network;
  private final Map<Expression, Long> sizes = new IdentityHashMap<>();

  FunctionInliner(String network, Map<String, FunctionDefinition> functions) {
    this.network = network;
    this.functions = functions;
  }

  Expression inline(Expression expression) {
    if (!(expression instanceof Expression.Call(String name, List<Expression> arguments))) {
      return expression.mapParts(this::inline);
    }
    FunctionDefinition function = functions.get(name);
    if (function == null) {
      throw new IllegalStateException("function " + name + " was not checked");
    }
    Map<String, Expression> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      values.put(function.arguments().get(i), inline(arguments.get(i)));
    }
    Expression result =
        inline(function.body())
            .substitute(id -> {
              Expression value = values.get(id);
              return value == null ? Expression.symbol(id) : value;
            });
    if (size(result) > MOST_NODES) {
      throw new InvalidInput(
          KineticsRules.TOO_LARGE.at(
              Where.in(network).column(name),
              "inlined calls of " + name + " make more than " + MOST_NODES + " nodes"));
    }
    return result;
  }

  /** Number of nodes of the tree; arguments that occur often are one object, so this is quick. */
  private long size(Expression expression) {
    Long known = sizes.get(expression);
    if (known != null) {
      return known;
    }
    long size = 1;
    for (Expression part : expression.parts()) {
      size += size(part);
    }
    sizes.put(expression, size);
    return size;
  }
}
