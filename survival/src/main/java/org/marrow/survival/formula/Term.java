package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A term of a model: one variable, or several whose product is meant. */
record Term(List<Expression> variables) {
  Term {
    variables = List.copyOf(variables);
  }

  String label() {
    return variables.stream().map(Expression::text).collect(Collectors.joining(":"));
  }

  int order() {
    return variables.size();
  }

  /** The product with another term; a variable stands once. */
  Term times(Term other) {
    List<Expression> all = new ArrayList<>(variables);
    for (Expression e : other.variables) {
      if (all.stream().noneMatch(v -> v.text().equals(e.text()))) {
        all.add(e);
      }
    }
    return new Term(all);
  }

  /** The same product with its variables in the order in which the formula first names them. */
  Term ordered(List<String> named) {
    return new Term(
        variables.stream().sorted(Comparator.comparing(v -> named.indexOf(v.text()))).toList());
  }

  boolean same(Term other) {
    return order() == other.order()
        && variables.stream()
            .allMatch(v -> other.variables.stream().anyMatch(o -> o.text().equals(v.text())));
  }

  /** The term without one of its variables. */
  Term without(int variable) {
    List<Expression> rest = new ArrayList<>(variables);
    rest.remove(variable);
    return new Term(rest);
  }
}
