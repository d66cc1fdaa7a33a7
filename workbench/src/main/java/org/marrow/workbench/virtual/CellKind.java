package org.marrow.workbench.virtual;

import java.util.List;

/**
 * A kind of cell in a virtual aspirate: how it scatters light and which markers it bears. Levels
 * are made up after what panels usually show, in four steps, and are no measurement: {@code -}
 * none, {@code d} dim, {@code +} positive, {@code b} bright.
 */
enum CellKind {
  //                         CD45 CD3 CD19 CD56 HLADR CD14 CD16 CD64 CD86 CD163 CD206 CD38 CD138
  // CD117
  T_CELL("T cells", 60, 14, 45, "b+-------- -d--"),
  B_CELL("B cells", 60, 14, 45, "b-+-+----- -d--"),
  NK_CELL("NK cells", 64, 16, 50, "b--+--+--- -d--"),
  GRANULOCYTE("granulocytes", 95, 95, 110, "+-----+d-- ----"),
  ERYTHROID("erythroid cells", 42, 10, 40, "---------- ----"),
  MONOCYTE("monocytes", 100, 55, 180, "b---++-+-d -d--"),
  M1("M1-like macrophages", 118, 72, 260, "b---b+-b+- -d--"),
  M2("M2-like macrophages", 122, 78, 280, "b---++-+-b bd--"),
  MYELOMA("myeloma plasma cells", 98, 50, 140, "---+------ -b+-"),
  TIC("tumour-initiating cells", 72, 26, 80, "d--------- -+--"),
  MAST("mast cells", 90, 90, 150, "+--------- ---b");

  /** The markers in the order of the letters; one fluorescence detector each. */
  static final List<String> MARKERS =
      List.of(
          "CD45", "CD3", "CD19", "CD56", "HLA-DR", "CD14", "CD16", "CD64", "CD86", "CD163", "CD206",
          "CD38", "CD138", "CD117");

  private final String words;
  private final double size;
  private final double grain;
  private final double glow;
  private final double[] decades;

  CellKind(String words, double size, double grain, double glow, String levels) {
    this.words = words;
    this.size = 1000 * size;
    this.grain = 1000 * grain;
    this.glow = glow;
    String letters = levels.replace(" ", "");
    decades = new double[letters.length()];
    for (int i = 0; i < decades.length; i++) {
      decades[i] =
          switch (letters.charAt(i)) {
            case 'd' -> 2.85;
            case '+' -> 3.7;
            case 'b' -> 4.4;
            default -> 0;
          };
    }
  }

  /** Plural, for people. */
  String words() {
    return words;
  }

  /** Mean forward scatter. */
  double size() {
    return size;
  }

  /** Mean side scatter. */
  double grain() {
    return grain;
  }

  /** Median of its autofluorescence on every detector. */
  double glow() {
    return glow;
  }

  /** Mean of log10 of its stain on a detector; 0 for none. */
  double decades(int marker) {
    return decades[marker];
  }

  /** Whether it bears CD45, so that it is in the denominator of leukocytes. */
  boolean isLeukocyte() {
    return decades[0] > 2.9;
  }
}
