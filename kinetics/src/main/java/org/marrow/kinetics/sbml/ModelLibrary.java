package org.marrow.kinetics.sbml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The documents of a hierarchical model, and the models defined in them. */
final class ModelLibrary {
  private static final int MAX_EXTERNAL_STEPS = 20;
  private final SbmlSource sources;
  private final Map<String, XmlElement> documents = new HashMap<>();

  /** A model and the document it stands in. */
  record Definition(XmlElement model, String source) {}

  ModelLibrary(XmlElement document, String source, SbmlSource sources) {
    this.sources = sources;
    documents.put(source, document);
  }

  /** The model that {@code modelRef} means in a document; the main model when it is absent. */
  Definition find(String source, Optional<String> modelRef, long line) {
    String inSource = source;
    Optional<String> wanted = modelRef;
    for (int step = 0; step < MAX_EXTERNAL_STEPS; step++) {
      XmlElement document = document(inSource, source, line);
      Optional<XmlElement> main = document.child("model");
      if (wanted.isEmpty()
          || main.flatMap(m -> m.attribute("id")).filter(wanted.get()::equals).isPresent()) {
        return new Definition(
            main.orElseThrow(() -> SbmlRules.invalid(source, line, "no model in the document")),
            inSource);
      }
      String id = wanted.get();
      for (XmlElement definition : document.list("comp:listOfModelDefinitions")) {
        if (definition.attribute("id").filter(id::equals).isPresent()) {
          return new Definition(definition, inSource);
        }
      }
      Optional<XmlElement> external =
          document.list("comp:listOfExternalModelDefinitions").stream()
              .filter(e -> e.attribute("comp:id").filter(id::equals).isPresent())
              .findFirst();
      if (external.isEmpty()) {
        throw SbmlRules.invalid(source, line, "no model '" + id + "' in " + inSource);
      }
      wanted = external.get().attribute("comp:modelRef");
      inSource =
          external
              .get()
              .attribute("comp:source")
              .orElseThrow(
                  () -> SbmlRules.invalid(source, line, "external model without comp:source"));
    }
    throw SbmlRules.invalid(source, line, "external model definitions refer to each other");
  }

  private XmlElement document(String name, String from, long line) {
    XmlElement known = documents.get(name);
    if (known != null) {
      return known;
    }
    byte[] bytes =
        sources
            .bytes(name)
            .orElseThrow(() ->
                SbmlRules.unsupported(
                    from, line, "the external model file '" + name + "' is not available"));
    XmlElement document = XmlTree.read(bytes, name);
    if (!document.is("sbml")) {
      throw SbmlRules.invalid(name, document.line(), "the root element is not sbml");
    }
    documents.put(name, document);
    return document;
  }
}
