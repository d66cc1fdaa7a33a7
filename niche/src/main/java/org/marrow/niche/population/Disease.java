package org.marrow.niche.population;

import java.util.Optional;

/** The setting in which patients are treated. */
public enum Disease {
  /** Relapsed after earlier therapy without bortezomib: the numbers of {@code niche.ant}. */
  RELAPSED("relapsed", Optional.empty()),
  /** Newly diagnosed. */
  NEWLY_DIAGNOSED("newly diagnosed", Optional.of("newly-diagnosed.ant")),
  /** Relapsed after an earlier course of bortezomib. */
  AFTER_BORTEZOMIB("after bortezomib", Optional.of("after-bortezomib.ant"));

  private final String words;
  private final Optional<String> file;

  Disease(String words, Optional<String> file) {
    this.words = words;
    this.file = file;
  }

  /** The setting in words. */
  public String words() {
    return words;
  }

  /** The setting on a command line and in files: {@code newly-diagnosed}. */
  public String id() {
    return words.replace(' ', '-');
  }

  /** Model file with the numbers that differ from the niche's own. */
  Optional<String> file() {
    return file;
  }
}
