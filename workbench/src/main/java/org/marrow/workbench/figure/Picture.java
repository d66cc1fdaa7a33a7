package org.marrow.workbench.figure;

/** What can be drawn at any width: wide for paper and desk, narrow for a phone or half a page. */
public sealed interface Picture permits Plot, Panels, FlowDiagram {
  /** Width of a picture that has the page to itself, in pixels of the drawing. */
  double WIDE = 720;

  /** Width of a picture for a phone, or for one of two columns of paper. */
  double NARROW = 380;

  /** Short name in lower case with hyphens; also the file name. */
  String id();

  /** Title above the picture. */
  String title();

  /**
   * The picture, a complete SVG document; the same picture gives the same text. Letters keep their
   * size: a narrow picture has fewer ticks, more lines of words and less height.
   *
   * @param width in pixels of the drawing; words that need more room make it wider
   */
  String svg(double width);

  /** The wide picture. */
  default String svg() {
    return svg(WIDE);
  }
}
