package org.marrow.workbench.study;

/**
 * One key of a section of the study file.
 *
 * @param name as written in the file
 * @param kind what may stand there
 * @param required whether it must be there
 * @param meaning one sentence for people and for the schema
 */
record Key(String name, Kind kind, boolean required, String meaning) {
  static Key required(String name, Kind kind, String meaning) {
    return new Key(name, kind, true, meaning);
  }

  static Key optional(String name, Kind kind, String meaning) {
    return new Key(name, kind, false, meaning);
  }
}
