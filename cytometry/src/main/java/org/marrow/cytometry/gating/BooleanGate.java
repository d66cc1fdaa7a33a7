package org.marrow.cytometry.gating;

import java.util.List;
import java.util.Optional;

/**
 * A combination of other gates (Gating-ML 2.0 section 5.3.5).
 *
 * @param operands two or more for AND and OR, one for NOT
 */
public record BooleanGate(
    String id, Optional<String> parent, Operation operation, List<Operand> operands)
    implements Gate {

  /** How the operands are combined. */
  public enum Operation {
    AND,
    OR,
    NOT
  }

  /**
   * A reference to another gate.
   *
   * @param complement whether the events outside of it are meant
   */
  public record Operand(String gate, boolean complement) {}

  public BooleanGate {
    Gate.check(id, parent);
    operands = List.copyOf(operands);
    boolean one = operation == Operation.NOT;
    if (one ? operands.size() != 1 : operands.size() < 2) {
      throw new IllegalArgumentException(
          "gate "
              + id
              + ": "
              + operation
              + " needs "
              + (one ? "one operand" : "two operands")
              + ", has "
              + operands.size());
    }
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of();
  }

  @Override
  public List<String> references() {
    return operands.stream().map(Operand::gate).toList();
  }
}
