package org.marrow.kinetics.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.rules.KineticsRules;

/** Checks that between reactions and events nothing of a system moves by itself. */
final class JumpModel {
  private JumpModel() {}

  /**
   * @throws InvalidInput when a rate rule, an algebraic rule or a law that reads time makes the
   *     jump process one with continuous parts
   */
  static void require(Equations equations) {
    ReactionSystem system = equations.system();
    List<Finding> faults = new ArrayList<>();
    for (int i = 0; i < system.states().size(); i++) {
      if (!system.rates().get(i).equals(Expression.ZERO)) {
        faults.add(finding(system, system.states().get(i).id(), "has a rate rule"));
      }
    }
    system
        .algebraic()
        .forEach(a ->
            faults.add(
                finding(system, system.states().get(a.state()).id(), "has an algebraic rule")));
    int[] nodes = equations.propensities();
    for (int j = 0; j < nodes.length; j++) {
      if (equations.graph().readsTime(nodes[j])) {
        faults.add(
            finding(system, system.propensities().get(j).id(), "has a rate that reads time"));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static Finding finding(ReactionSystem system, String id, String what) {
    return KineticsRules.NOT_A_JUMP_PROCESS.at(
        Where.in(system.id()).column(id), id + " " + what + ", so it changes between reactions");
  }
}
