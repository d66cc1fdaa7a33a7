package org.marrow.workbench.cli.cytometry;

/** Fields of event tables. */
final class CsvText {
  private CsvText() {}

  /** A name, quoted where it must be. */
  static String field(String name) {
    return name.matches("[^\",\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The shortest text that reads back as the same value; single precision stays short. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return 1 / value < 0 && value == 0 ? "-0.0" : Long.toString((long) value);
    }
    return (float) value == value ? Float.toString((float) value) : Double.toString(value);
  }
}
