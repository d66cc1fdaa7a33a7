package org.marrow.cytometry;

import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/**
 * Rules about event files. A note leaves the verdict of a file at <em>ok</em>, a warning says what
 * was repaired, a fault why the file was refused.
 */
public final class FcsRules {
  private FcsRules() {}

  private static final String ASK = "Export the acquisition again as FCS 3.0, 3.1 or 3.2.";
  private static final String KEEP = "Nothing; keep this report with the result.";
  private static final String COMPARE =
      "Compare the event count with the instrument's own, and export again if they differ.";

  // Why a file was refused.

  public static final Rule UNREADABLE_FILE =
      fault(
          "unreadable-file",
          "The file cannot be read",
          "It does not exist, is a folder, may not be read, or its compression is damaged.",
          "Check the path and the permission; copy the file again from its source.");
  public static final Rule NOT_FCS =
      fault(
          "not-fcs",
          "Not an FCS file",
          "The file does not start with the letters FCS and a version, so nothing in it can be"
              + " trusted to be an event.",
          ASK);
  public static final Rule TEXT_UNREADABLE =
      fault(
          "text-unreadable",
          "The keywords cannot be read",
          "Without the TEXT segment nobody knows what the bytes of the data mean.",
          ASK);
  public static final Rule REQUIRED_KEYWORD =
      fault(
          "required-keyword",
          "A keyword that the data cannot be read without is missing or impossible",
          "Guessing the number of channels or the width of a value gives numbers that look real.",
          ASK);
  public static final Rule MODE_REFUSED =
      fault(
          "mode-refused",
          "Histograms are not events",
          "$MODE C or U holds counts per bin; single events cannot be gated out of them.",
          "Export the list-mode data ($MODE L).");
  public static final Rule LAYOUT_REFUSED =
      fault(
          "layout-refused",
          "A byte order or number format that nobody can read safely",
          "A byte order that no machine has, or decimal text mixed with binary values; reading it"
              + " all the same gives numbers that look real.",
          ASK);
  public static final Rule NO_DATA =
      fault(
          "no-data",
          "The file promises events and holds none",
          "The DATA segment lies beyond the end of the file or is empty: a header that was cut off.",
          "Copy the file again from the instrument.");
  public static final Rule TABLE_REFUSED =
      fault(
          "table-refused",
          "Not a table of events",
          "An event table has one row of channel names and then one number a channel in every row.",
          "Export the events as CSV with one heading line, or as FCS.");

  // What was repaired.

  public static final Rule VERSION =
      repair("version", "Unusual FCS version", "Versions 2.0, 3.0, 3.1 and 3.2 are defined.", KEEP);
  public static final Rule HEADER_OFFSETS =
      repair(
          "header-offsets",
          "An offset in the HEADER cannot be right",
          "The place it points to is unreadable or outside the file; another source was used.",
          KEEP);
  public static final Rule TEXT_BOUNDS =
      repair(
          "text-bounds",
          "The TEXT segment does not begin or end where the HEADER says",
          "Several instruments are off by one byte or more; the delimiter tells the true end.",
          KEEP);
  public static final Rule TEXT_DELIMITERS =
      repair(
          "text-delimiters",
          "Delimiters inside keywords are not escaped as the standard asks",
          "A doubled delimiter is an escaped one by the standard, an empty value in some exports;"
              + " the reading was kept in which the channels are complete.",
          KEEP);
  public static final Rule KEYWORD_REPAIRED =
      repair(
          "keyword-repaired",
          "A keyword is missing or unreadable and was replaced",
          "The value could be told from other keywords or from the size of the data.",
          KEEP);
  public static final Rule DATA_BOUNDS =
      repair(
          "data-bounds",
          "The DATA segment does not begin or end where the file says",
          "The bounds were taken for which events times event size fits.",
          KEEP);
  public static final Rule EVENT_COUNT =
      repair(
          "event-count",
          "$TOT and the size of the DATA segment disagree",
          "A wrong count drops events or invents them.",
          COMPARE);
  public static final Rule TRUNCATED_DATA =
      repair(
          "truncated-data",
          "The file ends before the last event",
          "The whole events that are there were read; the rest is lost and any count is a lower"
              + " bound. Such a sample does not belong in a clinical report.",
          "Copy the file again from the instrument.");
  public static final Rule LAYOUT_REPAIRED =
      repair(
          "layout-repaired",
          "The width or the type of the values is not what the keywords say",
          "The only width for which the size of the data fits was used, or the only type by which"
              + " the values are no nonsense.",
          COMPARE);
  public static final Rule BYTE_ORDER =
      repair(
          "byte-order",
          "The byte order is missing, mixed, or contradicts the data",
          "In the wrong order small numbers become huge ones.",
          "Check the range of the scatter channels against the instrument's.");
  public static final Rule DAMAGED_DATA =
      repair(
          "damaged-data",
          "The data look damaged by a text conversion",
          "The byte sequence that replaces unreadable text (EF BF BD) stands all over the DATA"
              + " segment, or every line feed follows a carriage return: the binary file was saved or"
              + " sent as text. The values are not measurements.",
          "Copy the file again from the instrument, in binary mode.");
  public static final Rule IMPLAUSIBLE_VALUES =
      repair(
          "implausible-values",
          "Many values are not finite or absurdly large",
          "The data may begin at another byte or be in another format than the keywords say.",
          "Compare a few values with the instrument's own software before using the file.");
  public static final Rule PRECISION_LOSS =
      repair(
          "precision-loss",
          "Integers above 2^53 were rounded",
          "A double holds 53 bits; 64-bit counters lose their last digits.",
          "Do not use the low digits of this channel.");
  public static final Rule CHANNEL_NAMES =
      repair(
          "channel-names",
          "Channel names are missing or not unique",
          "A gate or a matrix that names such a channel could mean either.",
          "Rename the channels; until then use P1, P2 ... by position.");
  public static final Rule SPILLOVER_UNUSABLE =
      repair(
          "spillover-unusable",
          "The spillover matrix of the file cannot be used",
          "Its size, names or numbers do not fit the channels; compensating with part of it would"
              + " mislead.",
          "Give a matrix of your own, or gate uncompensated on purpose.");
  public static final Rule NEXT_DATA =
      repair(
          "next-data",
          "$NEXTDATA does not point to a data set",
          "Further data sets may be there that were not found.",
          "Compare the number of data sets with the instrument's.");
  public static final Rule CHECKSUM =
      repair(
          "checksum",
          "The checksum does not match the data",
          "A byte of the file may have changed since it was written, or the writer computes its"
              + " checksum in a way of its own.",
          "Compare the file with its source.");

  // Worth knowing.

  public static final Rule SEVERAL_DATA_SETS =
      note(
          "several-data-sets",
          "The file holds several data sets",
          "LMD files repeat the events in two versions; plates may hold one sample a set. The"
              + " first set of the newest version was chosen.",
          "Choose another set by its number if this is not the one you want.");
  public static final Rule TEXT_PADDING =
      note(
          "text-padding",
          "Blanks after the last keyword",
          "Some writers fill the TEXT segment; the filling was left out.",
          KEEP);
  public static final Rule TEXT_ENCODING =
      note(
          "text-encoding",
          "Keywords are not UTF-8",
          "They were read as Windows-1252, the usual encoding of older exports.",
          KEEP);
  public static final Rule DUPLICATE_KEYWORD =
      note(
          "duplicate-keyword",
          "A keyword stands twice with different values",
          "The first one was used.",
          KEEP);
  public static final Rule OTHER_SEGMENT =
      note(
          "other-segment",
          "An ANALYSIS, OTHER or supplemental TEXT segment was left unread",
          "It is empty, repeats the TEXT segment, or holds something else than keywords.",
          KEEP);
  public static final Rule LABEL_COLUMN =
      note(
          "label-column",
          "A column of words in a table of events",
          "It names events (a cluster, a cell type) and measures nothing, so it is no channel.",
          KEEP);
  public static final Rule AMPLIFICATION =
      note(
          "amplification",
          "$PnE or $PnG says something impossible",
          "A logarithmic amplifier cannot have offset 0 (1 is meant), float data are never"
              + " logarithmic, a gain is above 0.",
          KEEP);
  public static final Rule RANGE =
      note(
          "range",
          "$PnR is missing, zero or not a number",
          "The range only scales the axis of a plot (and masks integers, which was not done here).",
          KEEP);
  public static final Rule BITS_ABOVE_RANGE =
      note(
          "bits-above-range",
          "Bits above $PnR were filled and have been masked",
          "Some instruments keep flags there; the standard tells readers to ignore them.",
          KEEP);
  public static final Rule NOT_FINITE =
      note(
          "not-finite",
          "Some values are NaN or infinite",
          "They are kept as they are and lie in no gate.",
          "Find out which step of the export computed them.");
  public static final Rule NO_EVENTS =
      note(
          "no-events",
          "The file holds no events",
          "It says so itself: an empty acquisition.",
          KEEP);
  public static final Rule SPILLOVER_NOTE =
      note(
          "spillover-note",
          "The spillover matrix needed interpretation",
          "Aliases, percentages and numbers instead of names are in use.",
          "Compare the matrix with the instrument's.");

  private static Rule fault(String id, String title, String reason, String remedy) {
    return rule(id, Severity.FAULT, title, reason, remedy);
  }

  private static Rule repair(String id, String title, String reason, String remedy) {
    return rule(id, Severity.WARNING, title, reason, remedy);
  }

  private static Rule note(String id, String title, String reason, String remedy) {
    return rule(id, Severity.NOTE, title, reason, remedy);
  }

  private static Rule rule(
      String id, Severity severity, String title, String reason, String remedy) {
    return new Rule(
        "cytometry/" + id,
        severity,
        title,
        reason,
        remedy,
        "Spidlen et al. 2010, FCS 3.1, Cytometry A 77:97");
  }
}
