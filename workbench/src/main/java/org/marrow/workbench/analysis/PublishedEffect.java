package org.marrow.workbench.analysis;

import java.util.List;

/**
 * An effect that others published, with what a reader of it must know.
 *
 * @param what what it is of
 * @param ratio hazard ratio
 * @param lower lower 95 % limit
 * @param upper upper 95 % limit
 * @param source where it was read
 * @param caveats why it is context and not a law
 */
record PublishedEffect(
    String what, double ratio, double lower, double upper, String source, List<String> caveats) {

  PublishedEffect {
    caveats = List.copyOf(caveats);
  }

  /** The effect of that name in a study file. */
  static PublishedEffect of(String name) {
    if (name.equals("m1-macrophages-2019")) {
      return M1_MACROPHAGES;
    }
    throw new IllegalArgumentException("no published effect " + name);
  }

  /**
   * Many M1 macrophages in the marrow under bortezomib and survival. Read in the abstract; the cut,
   * the gates and the number of patients were not.
   */
  private static final PublishedEffect M1_MACROPHAGES =
      new PublishedEffect(
          "many M1 macrophages against few in bortezomib-treated patients, and survival",
          1.722,
          1.138,
          2.608,
          "Beyar-Katz and others 2019, doi:10.1158/1541-7786.MCR-19-0487",
          List.of(
              "It belongs to the patients it was found in; one cohort is not a law.",
              "Its cut of many against few, its gates and its number of patients could not be read."
                  + " If the cut was searched, the ratio is too large.",
              "Nobody was randomised to macrophages: it is an association, prognostic at most.",
              "Evidence points the other way too: CD163-positive (M2-like) macrophages go with worse"
                  + " outcome in other cohorts, and interleukin-1 blockade lowered the M-protein"
                  + " little.",
              "An effect that made it into print is likely too large (regression to the mean): plan on"
                  + " the lower half of its interval."));
}
