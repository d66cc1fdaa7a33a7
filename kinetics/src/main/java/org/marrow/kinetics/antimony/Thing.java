package org.marrow.kinetics.antimony;

import java.util.Optional;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Provenance;

/** What has been said so far about one name of a model that is being read. */
final class Thing {
  enum Kind {
    UNKNOWN,
    SPECIES,
    COMPARTMENT,
    PARAMETER,
    STOICHIOMETRY
  }

  final int line;
  Kind kind = Kind.UNKNOWN;
  boolean boundary;
  boolean constant;
  boolean variable;
  boolean substanceOnly;
  Optional<String> compartment = Optional.empty();
  Optional<Expression> value = Optional.empty();
  Optional<String> unit = Optional.empty();
  Optional<String> name = Optional.empty();
  Provenance provenance = Provenance.NONE;

  Thing(int line) {
    this.line = line;
  }

  /** Takes over what the other says and this one does not. */
  void adopt(Thing other) {
    kind = kind == Kind.UNKNOWN ? other.kind : kind;
    boundary |= other.boundary;
    constant |= other.constant;
    variable |= other.variable;
    substanceOnly |= other.substanceOnly;
    compartment = compartment.or(() -> other.compartment);
    value = value.or(() -> other.value);
    unit = unit.or(() -> other.unit);
    name = name.or(() -> other.name);
    provenance = provenance.equals(Provenance.NONE) ? other.provenance : provenance;
  }
}
