package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a hierarchical model ({@code comp} package, Level 3 Version 1, Release 3, section 3.10)
 * into one flat model. Every submodel is copied, deletions and replacements are found on the
 * copies, and what remains is named by its path ({@code submodel__id}) and written into one model
 * with conversion factors applied.
 */
final class Flattening {
  private static final int MAX_DEPTH = 50;
  private static final long MAX_ELEMENTS = XmlTree.MAX_ELEMENTS;

  /** What stands for a replaced element, and the factor between the two when there is one. */
  record Link(XmlElement by, Optional<String> factor, Instance factorScope) {}

  private final ModelLibrary library;
  private final List<Instance> instances = new ArrayList<>();
  private final Map<XmlElement, Instance> owners = new IdentityHashMap<>();
  private final Map<XmlElement, Link> links = new IdentityHashMap<>();
  private final Map<XmlElement, XmlElement> names = new IdentityHashMap<>();
  private final Set<XmlElement> removed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final String source;
  private long elements;

  private Flattening(ModelLibrary library, String source) {
    this.library = library;
    this.source = source;
  }

  /** The flat form of the document's main model. */
  static XmlElement flatten(XmlElement document, String source, SbmlSource sources) {
    Flattening flattening = new Flattening(new ModelLibrary(document, source, sources), source);
    XmlElement model =
        document
            .child("model")
            .orElseThrow(
                () -> SbmlRules.invalid(source, document.line(), "the document has no model"));
    flattening.instantiate(model, source, Optional.empty(), Optional.empty(), new HashSet<>());
    flattening.instances.forEach(flattening::remove);
    flattening.instances.forEach(instance -> flattening.link(instance, instance.model));
    return new FlatModel(flattening, source).write();
  }

  private Instance instantiate(
      XmlElement definition,
      String definedIn,
      Optional<Instance> parent,
      Optional<XmlElement> submodel,
      Set<String> open) {
    elements += definition.size();
    if (elements > MAX_ELEMENTS) {
      throw SbmlRules.invalid(
          source, definition.line(), "flattening gives more than " + MAX_ELEMENTS + " elements");
    }
    Instance instance = new Instance(definition.copy(), parent, submodel);
    if (instance.depth > MAX_DEPTH) {
      throw SbmlRules.invalid(
          source, definition.line(), "submodels nested deeper than " + MAX_DEPTH);
    }
    own(instance.model, instance);
    instances.add(instance);
    String key = definedIn + " " + definition.line() + " " + definition.attribute("id").orElse("");
    if (!open.add(key)) {
      throw SbmlRules.invalid(source, definition.line(), "a model contains itself");
    }
    for (XmlElement child : instance.model.list("comp:listOfSubmodels")) {
      String id = required(child, "comp:id");
      ModelLibrary.Definition found =
          library.find(definedIn, Optional.of(required(child, "comp:modelRef")), child.line());
      instance.submodels.put(
          id,
          instantiate(
              found.model(), found.source(), Optional.of(instance), Optional.of(child), open));
    }
    open.remove(key);
    return instance;
  }

  private void own(XmlElement element, Instance instance) {
    owners.put(element, instance);
    element.children().forEach(child -> own(child, instance));
  }

  private void remove(Instance instance) {
    instance.submodels.forEach((id, inner) -> {
      XmlElement submodel = inner.submodel.orElseThrow();
      for (XmlElement deletion : submodel.list("comp:listOfDeletions")) {
        removeTree(resolve(deletion, inner));
      }
    });
  }

  /** Removes an element with all inside it; removing a submodel removes its whole instance. */
  private void removeTree(XmlElement element) {
    if (!removed.add(element)) {
      return;
    }
    element.children().forEach(this::removeTree);
    if (element.is("comp:submodel")) {
      Instance inner = owner(element).submodels.get(element.attribute("comp:id").orElse(""));
      if (inner != null) {
        removeTree(inner.model);
      }
    }
  }

  private void link(Instance instance, XmlElement element) {
    for (XmlElement replaced : element.list("comp:listOfReplacedElements")) {
      // A reference to a deletion records that the element stands for something deleted.
      if (replaced.attribute("comp:deletion").isPresent()) {
        continue;
      }
      XmlElement target = resolve(replaced, submodel(replaced, instance));
      link(target, new Link(element, replaced.attribute("comp:conversionFactor"), instance));
    }
    element
        .child("comp:replacedBy")
        .ifPresent(reference -> {
          XmlElement by = resolve(reference, submodel(reference, instance));
          link(element, new Link(by, Optional.empty(), instance));
          XmlElement named = names.get(by);
          if (named == null || owner(named).depth > instance.depth) {
            names.put(by, element);
          }
        });
    for (XmlElement child : element.children()) {
      if (!child.name().startsWith("math:") && !child.name().startsWith("comp:")) {
        link(instance, child);
      }
    }
  }

  private void link(XmlElement replaced, Link link) {
    if (links.put(replaced, link) != null) {
      throw SbmlRules.invalid(source, link.by().line(), "an element is replaced twice");
    }
    if (replaced.is("comp:submodel")) {
      throw SbmlRules.unsupported(source, link.by().line(), "comp: replacing a whole submodel");
    }
    removeTree(replaced);
  }

  private Instance submodel(XmlElement reference, Instance instance) {
    String id = required(reference, "comp:submodelRef");
    Instance inner = instance.submodels.get(id);
    if (inner == null) {
      throw SbmlRules.invalid(source, reference.line(), "no submodel '" + id + "'");
    }
    return inner;
  }

  /** What a reference (deletion, replacedElement, replacedBy, port or sBaseRef) points at. */
  private XmlElement resolve(XmlElement reference, Instance scope) {
    Optional<XmlElement> found = Optional.empty();
    if (reference.attribute("comp:portRef").isPresent()) {
      String port = required(reference, "comp:portRef");
      XmlElement element = scope.ports.get(port);
      if (element != null) {
        found = Optional.of(resolve(element, scope));
      }
    } else if (reference.attribute("comp:idRef").isPresent()) {
      found = Optional.ofNullable(scope.ids.get(required(reference, "comp:idRef")));
    } else if (reference.attribute("comp:unitRef").isPresent()) {
      found = Optional.ofNullable(scope.units.get(required(reference, "comp:unitRef")));
    } else if (reference.attribute("comp:metaIdRef").isPresent()) {
      found = Optional.ofNullable(scope.metaIds.get(required(reference, "comp:metaIdRef")));
    }
    XmlElement element =
        found.orElseThrow(() ->
            SbmlRules.invalid(
                source,
                reference.line(),
                reference.name() + " points at nothing: " + reference.attributes()));
    Optional<XmlElement> inner = reference.child("comp:sBaseRef");
    if (inner.isEmpty()) {
      return element;
    }
    Instance into = owner(element).submodels.get(element.attribute("comp:id").orElse(""));
    if (!element.is("comp:submodel") || into == null) {
      throw SbmlRules.invalid(source, reference.line(), "sBaseRef inside what is no submodel");
    }
    return resolve(inner.get(), into);
  }

  private String required(XmlElement element, String key) {
    return element
        .attribute(key)
        .orElseThrow(
            () -> SbmlRules.invalid(source, element.line(), element.name() + " without " + key));
  }

  List<Instance> instances() {
    return instances;
  }

  boolean isRemoved(XmlElement element) {
    return removed.contains(element);
  }

  Optional<Link> link(XmlElement element) {
    return Optional.ofNullable(links.get(element));
  }

  Instance owner(XmlElement element) {
    Instance owner = owners.get(element);
    if (owner == null) {
      throw new IllegalStateException("an element without model: " + element.name());
    }
    return owner;
  }

  /** The element whose id and path name this one: its own, or that of the element it stands for. */
  XmlElement named(XmlElement element) {
    return names.getOrDefault(element, element);
  }
}
