package org.marrow.kinetics.sbml;

/** Level and version of a document. */
record SbmlLevel(int level, int version) {

  static SbmlLevel of(XmlElement document, String source) {
    String level = document.attribute("level").orElse("").strip();
    String version = document.attribute("version").orElse("").strip();
    String both = level + "." + version;
    boolean known =
        switch (level) {
          case "1", "3" -> version.equals("1") || version.equals("2");
          case "2" -> version.matches("[1-5]");
          default -> false;
        };
    if (!known) {
      throw SbmlRules.unsupported(source, document.line(), "SBML level and version '" + both + "'");
    }
    return new SbmlLevel(Integer.parseInt(level), Integer.parseInt(version));
  }
}
