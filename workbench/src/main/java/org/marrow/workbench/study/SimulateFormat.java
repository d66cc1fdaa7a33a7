package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** The section {@code simulate}: published experiments to be simulated. */
final class SimulateFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required(
                  "experiment",
                  new Choice(List.of(ExperimentPlan.MICE)),
                  "Published experiments that the models can repeat."),
              Key.optional(
                  "rivals",
                  new Items(new Choice(ExperimentPlan.rivalNames())),
                  "Explanations to set against the published numbers; all when left out."),
              Key.optional(
                  "tic-sensitivities",
                  new Items(new Number(0, 10)),
                  "Sensitivities of TICs to bortezomib, per day, at which the self-renewal rival is"
                      + " run again to show what each published number asks for.")));

  private SimulateFormat() {}

  static ExperimentPlan read(Entry.Mapping section) {
    return new ExperimentPlan(
        section.text("experiment", ""),
        section.texts("rivals", ExperimentPlan.rivalNames()).stream()
            .map(ExperimentPlan::rival)
            .toList(),
        section.numbers("tic-sensitivities"));
  }

  /** A rival or a sensitivity that stands twice would be shown twice. */
  static void check(Entry.Mapping section, References references) {
    references.once(section, "rivals");
    references.once(section, "tic-sensitivities");
  }
}
