package org.marrow.kinetics.sbml;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One copy of a model inside a hierarchical model, with the names that are known in it. The
 * top-level model is the instance without parent.
 */
final class Instance {
  private static final Set<String> NOT_IN_MODEL_NAMESPACE =
      Set.of("unitDefinition", "localParameter", "comp:port");

  final XmlElement model;
  final Optional<Instance> parent;
  final Optional<XmlElement> submodel;
  final String prefix;
  final int depth;
  final Map<String, Instance> submodels = new LinkedHashMap<>();
  final Map<String, XmlElement> ids = new HashMap<>();
  final Map<String, XmlElement> units = new HashMap<>();
  final Map<String, XmlElement> ports = new HashMap<>();
  final Map<String, XmlElement> metaIds = new HashMap<>();

  /**
   * @param model the model's element, a private copy
   * @param parent the model it is inside
   * @param submodel the element of the parent that asked for it
   */
  Instance(XmlElement model, Optional<Instance> parent, Optional<XmlElement> submodel) {
    this.model = model;
    this.parent = parent;
    this.submodel = submodel;
    this.prefix =
        parent.map(p -> p.prefix).orElse("")
            + submodel.flatMap(s -> s.attribute("comp:id")).map(id -> id + "__").orElse("");
    this.depth = parent.map(p -> p.depth + 1).orElse(0);
    index(model);
  }

  private void index(XmlElement element) {
    element.attribute("metaid").ifPresent(id -> metaIds.put(id, element));
    if (element.is("unitDefinition")) {
      element.attribute("id").ifPresent(id -> units.put(id, element));
    } else if (element.is("comp:port")) {
      element.attribute("comp:id").ifPresent(id -> ports.put(id, element));
    } else if (!NOT_IN_MODEL_NAMESPACE.contains(element.name()) && element != model) {
      element
          .attribute("id")
          .or(() -> element.attribute("comp:id"))
          .ifPresent(id -> ids.putIfAbsent(id, element));
    }
    for (XmlElement child : element.children()) {
      if (!child.name().startsWith("math:")) {
        index(child);
      }
    }
  }
}
