package org.marrow.cytometry;

import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/** Rules about definitions, automated gates and counts. */
public final class CountRules {
  private CountRules() {}

  /** A definition file that cannot be used. */
  public static final Rule BAD_DEFINITION =
      new Rule(
          "cytometry/bad-definition",
          Severity.FAULT,
          "A cell definition cannot be used",
          "A count is only as clear as the definition it names.",
          "Correct the file; marrow definitions NAME shows a sound one.",
          "");

  /** A definition that the catalogue does not have. */
  public static final Rule NO_SUCH_DEFINITION =
      new Rule(
          "cytometry/no-such-definition",
          Severity.FAULT,
          "There is no definition of that name",
          "Populations are counted by named, versioned definitions only.",
          "List them with marrow definitions.",
          "");

  /** A name that several contested definitions claim. */
  public static final Rule CONTESTED =
      new Rule(
          "cytometry/contested-definition",
          Severity.WARNING,
          "The definition is contested",
          "Rival definitions of one name count different cells, some of them disjoint; a figure"
              + " without its definition says nothing.",
          "Always print the definition with the figure, and look at the alternatives beside it.",
          "");

  /** A family name where one of its definitions is needed. */
  public static final Rule BARE_NAME =
      new Rule(
          "cytometry/bare-name",
          Severity.REFUSAL,
          "The name alone does not say what to count",
          "Definitions that share a name count different cells; tumour-initiating cells of two"
              + " definitions can be disjoint.",
          "Name one definition; the report shows the others beside it.",
          "Matsui 2004, Blood 103:2332; Chaidos 2013, Blood 121:318");

  /** The panel lacks a marker the definition needs. */
  public static final Rule MARKER_MISSING =
      new Rule(
          "cytometry/marker-missing",
          Severity.REFUSAL,
          "A marker of the definition was not measured",
          "Leaving a required marker out counts other cells under the same name.",
          "Use a definition that fits the panel, or map the marker with --channel MARKER=CHANNEL.",
          "");

  /** A supporting marker was not measured. */
  public static final Rule SUPPORT_MISSING =
      new Rule(
          "cytometry/supporting-marker-missing",
          Severity.NOTE,
          "A supporting marker was not measured",
          "The population is gated without it and may hold more cells than the definition means.",
          "Read the count with that in mind; add the marker to the next panel.",
          "");

  /** No control tube was given. */
  public static final Rule NO_CONTROL =
      new Rule(
          "cytometry/no-control",
          Severity.NOTE,
          "No control anchors a threshold",
          "Without an isotype, FMO or unstained tube the threshold rests on the shape of the"
              + " sample alone.",
          "Give the control with --controls.",
          "Maecker and Trotter 2006, Cytometry A 69:1037");

  /** A threshold that a person must look at. */
  public static final Rule NEEDS_REVIEW =
      new Rule(
          "cytometry/needs-review",
          Severity.WARNING,
          "A threshold needs review",
          "Another source puts the threshold elsewhere, and there the count would be another one:"
              + " neither lies in the other's exact interval, and they differ by more than a tenth"
              + " (--movable). Data alone do not settle which is right.",
          "Look at the histogram and the sensitivity of the count; bring a control, or set the"
              + " threshold by hand with --threshold.",
          "");

  /** Sources of a threshold disagree, and the count hardly moves. */
  public static final Rule THRESHOLD_CONTESTED =
      new Rule(
          "cytometry/threshold-contested",
          Severity.NOTE,
          "Sources of a threshold disagree, and the count hardly moves",
          "Few cells lie between the rival thresholds, so the count says nearly the same with"
              + " either.",
          "Nothing need be done.",
          "");

  /** Clustering and template disagree. */
  public static final Rule CLUSTER_DISAGREES =
      new Rule(
          "cytometry/cluster-disagrees",
          Severity.WARNING,
          "Clustering and the template disagree",
          "The over-clustered map, which knows no gate, puts many of these cells elsewhere.",
          "Look at the cells in dispute before using the count.",
          "Van Gassen 2015, Cytometry A 87:636");

  /** Too few events for a figure. */
  public static final Rule BELOW_DETECTION =
      new Rule(
          "cytometry/below-detection",
          Severity.NOTE,
          "The count is below the limit of detection",
          "So few events can be chance; a percentage would pretend otherwise.",
          "Acquire more events, or report it as below the limit of detection.",
          "Flores-Montero 2017, Leukemia 31:2094");

  /** The file has no event in the denominator. */
  public static final Rule EMPTY_DENOMINATOR =
      new Rule(
          "cytometry/empty-denominator",
          Severity.REFUSAL,
          "The denominator has no event",
          "A share of nothing has no value.",
          "Check the file, the quality control and the definition of the denominator.",
          "");

  /** The control tube is too small to anchor. */
  public static final Rule SMALL_CONTROL =
      new Rule(
          "cytometry/small-control",
          Severity.WARNING,
          "A control tube has too few events for its percentile",
          "A 99.9th percentile of a few hundred events is the largest event of the tube.",
          "Acquire at least ten events above the percentile, that is 10,000 for the 99.9th.",
          "");

  /** A tube was taken as a control because of its name. */
  public static final Rule CONTROL_BY_NAME =
      new Rule(
          "cytometry/control-by-name",
          Severity.NOTE,
          "A file was taken as a control because of its name",
          "Controls set the thresholds of the samples beside them and are no samples themselves.",
          "Rename the file if it is a sample, or name samples and controls one by one.",
          "");
}
