package org.marrow.workbench.figure;

/** How an axis turns values into distance. */
public enum Scale {
  /** Equal differences are equal distances. */
  LINEAR,
  /** Equal ratios are equal distances; values must be above zero. */
  LOG,
  /** Categories at 0, 1, 2 ... */
  CATEGORIES
}
