package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Section;

/** One of the section {@code exposures}: what happens to some patients during follow-up. */
final class ExposureFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required("name", Kind.TEXT, "Name in the plan, for example transplant."),
              Key.required(
                  "from",
                  Kind.TEXT,
                  "Column with the time at which it happened, empty for never; in the unit of the"
                      + " end points.")));

  private ExposureFormat() {}

  static Exposure read(Entry.Mapping section) {
    return new Exposure(section.text("name", ""), section.text("from", ""));
  }
}
