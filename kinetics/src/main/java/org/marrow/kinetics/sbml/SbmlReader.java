package org.marrow.kinetics.sbml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.model.Network;

/**
 * Reads SBML Level 1 (versions 1 and 2), Level 2 (1 to 5) and Level 3 (1 and 2) core, and flattens
 * the {@code comp} package. Refused by name: delay equations, fast reactions, constraints, and
 * every other package that changes the meaning of the model.
 */
public final class SbmlReader {
  private SbmlReader() {}

  /**
   * The network of a file; external model definitions are looked for in the same folder.
   *
   * @throws InvalidInput with every fault found
   */
  public static Network read(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    SbmlSource siblings =
        name -> {
          if (folder == null || !name.matches("[A-Za-z0-9_.-]+")) {
            return Optional.empty();
          }
          try {
            Path sibling = folder.resolve(name);
            return Files.isRegularFile(sibling) && Files.size(sibling) <= XmlTree.MAX_BYTES
                ? Optional.of(Files.readAllBytes(sibling))
                : Optional.empty();
          } catch (IOException e) {
            return Optional.empty();
          }
        };
    long size = Files.size(file);
    if (size > XmlTree.MAX_BYTES) {
      throw SbmlRules.malformed(
          file.toString(), 1, "the file has " + size + " bytes; the limit is " + XmlTree.MAX_BYTES);
    }
    return read(Files.readAllBytes(file), file.toString(), siblings);
  }

  /**
   * The network of a document in memory.
   *
   * @param source name of the document, for messages
   * @param siblings where external model definitions are found
   * @throws InvalidInput with every fault found
   */
  public static Network read(byte[] bytes, String source, SbmlSource siblings) {
    XmlElement document = XmlTree.read(bytes, source);
    if (!document.is("sbml")) {
      throw SbmlRules.invalid(
          source, document.line(), "the root element is " + document.name() + ", not sbml");
    }
    SbmlLevel level = SbmlLevel.of(document, source);
    List<Finding> faults = new ArrayList<>();
    packages(document, source, faults);
    XmlElement model = model(document, source, siblings);
    Vocabulary.check(model, source, faults);
    Optional<Network> network = new ModelReader(model, level, source, faults).read();
    if (!faults.isEmpty() || network.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return network.get();
  }

  private static XmlElement model(XmlElement document, String source, SbmlSource siblings) {
    XmlElement model =
        document
            .child("model")
            .orElseThrow(
                () -> SbmlRules.invalid(source, document.line(), "the document has no model"));
    return document.attribute("xmlns:comp").isPresent()
        ? Flattening.flatten(document, source, siblings)
        : model;
  }

  private static void packages(XmlElement document, String source, List<Finding> faults) {
    document
        .attributes()
        .forEach((key, value) -> {
          boolean required = key.endsWith(":required") && value.equals("true");
          if (required && !key.equals("comp:required")) {
            faults.addAll(
                SbmlRules.unsupported(
                        source,
                        document.line(),
                        "package " + key.substring(0, key.length() - ":required".length()))
                    .findings());
          }
        });
  }
}
