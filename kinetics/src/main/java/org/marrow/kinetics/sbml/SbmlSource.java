package org.marrow.kinetics.sbml;

import java.util.Optional;

/**
 * Where the files of external model definitions are found, for example the folder of the document
 * or the same archive. Nothing is ever fetched from a network.
 */
@FunctionalInterface
public interface SbmlSource {
  /** No external files. */
  SbmlSource NONE = name -> Optional.empty();

  /** The content of the file that a document refers to by this name, if it is there. */
  Optional<byte[]> bytes(String name);
}
