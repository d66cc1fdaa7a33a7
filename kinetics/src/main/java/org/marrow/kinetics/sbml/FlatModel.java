package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the surviving elements of all instances into one model, with names and factors set. */
final class FlatModel {
  private static final Set<String> REFERENCES =
      Set.of("compartment", "species", "conversionFactor", "symbol", "variable");
  private static final Set<String> UNIT_REFERENCES =
      Set.of(
          "units",
          "substanceUnits",
          "timeUnits",
          "volumeUnits",
          "areaUnits",
          "lengthUnits",
          "extentUnits");
  private static final String TIME = "http://www.sbml.org/sbml/symbols/time";
  private static final String DELAY = "http://www.sbml.org/sbml/symbols/delay";
  private static final String RATE_OF = "http://www.sbml.org/sbml/symbols/rateOf";
  private static final int MAX_LINKS = 100;

  private final Flattening flattening;
  private final String source;

  /** A name of the flat model, and the factors between it and what was referred to. */
  private record Reference(XmlElement element, String name, List<XmlElement> factors) {}

  FlatModel(Flattening flattening, String source) {
    this.flattening = flattening;
    this.source = source;
  }

  XmlElement write() {
    Instance top = flattening.instances().getFirst();
    XmlElement flat = new XmlElement("model", top.model.line());
    top.model.attributes().forEach(flat::with);
    flat.attributes().remove("conversionFactor");
    Map<String, XmlElement> lists = new LinkedHashMap<>();
    for (Instance instance : flattening.instances()) {
      for (XmlElement list : instance.model.children()) {
        if (list.name().startsWith("comp:") || flattening.isRemoved(list)) {
          continue;
        }
        XmlElement merged = lists.computeIfAbsent(list.name(), n -> new XmlElement(n, list.line()));
        for (XmlElement element : list.children()) {
          if (!flattening.isRemoved(element)) {
            merged.add(rewrite(element, instance, Map.of()));
          }
        }
      }
    }
    lists.values().forEach(flat::add);
    return flat;
  }

  private XmlElement rewrite(XmlElement element, Instance in, Map<String, XmlElement> locals) {
    XmlElement copy = new XmlElement(element.name(), element.line());
    copy.text(element.text());
    boolean local = element.is("localParameter");
    element
        .attributes()
        .forEach((key, value) -> {
          if (key.equals("id")) {
            copy.with(key, local ? value : nameOf(element));
          } else if (REFERENCES.contains(key)) {
            copy.with(key, reference(value, in, element).name());
          } else if (UNIT_REFERENCES.contains(key)) {
            copy.with(key, unit(value, in, element));
          } else {
            copy.with(key, value);
          }
        });
    if (!copy.attributes().containsKey("id") && flattening.named(element) != element) {
      flattening.named(element).attribute("id").ifPresent(id -> copy.with("id", nameOf(element)));
    }
    if (element.is("species") && !copy.attributes().containsKey("conversionFactor")) {
      in.model
          .attribute("conversionFactor")
          .ifPresent(f -> copy.with("conversionFactor", reference(f, in, element).name()));
    }
    Map<String, XmlElement> inner = element.is("kineticLaw") ? localNames(element) : locals;
    for (XmlElement child : element.children()) {
      if (child.is("math:math")) {
        copy.add(math(child, element, in, inner));
      } else if (!child.name().startsWith("comp:") && !flattening.isRemoved(child)) {
        copy.add(rewrite(child, in, inner));
      }
    }
    return copy;
  }

  /** Local parameters of a law by name, also those that something of the model replaces. */
  private Map<String, XmlElement> localNames(XmlElement law) {
    Map<String, XmlElement> names = new HashMap<>();
    for (XmlElement parameter : law.list("listOfLocalParameters")) {
      if (!flattening.isRemoved(parameter) || flattening.link(parameter).isPresent()) {
        parameter.attribute("id").ifPresent(id -> names.put(id, parameter));
      }
    }
    return names;
  }

  /** The name of a surviving element: path and id of the element that names it. */
  private String nameOf(XmlElement element) {
    XmlElement named = flattening.named(element);
    String id =
        named
            .attribute("id")
            .orElseThrow(() ->
                SbmlRules.invalid(
                    source, element.line(), element.name() + " is referred to but has no id"));
    return flattening.owner(named).prefix + id;
  }

  private Reference reference(String id, Instance in, XmlElement from) {
    XmlElement element = in.ids.get(id);
    if (element == null) {
      throw SbmlRules.invalid(source, from.line(), from.name() + ": no element '" + id + "'");
    }
    return reference(element, id, from);
  }

  private Reference reference(XmlElement start, String id, XmlElement from) {
    XmlElement element = start;
    List<XmlElement> factors = new ArrayList<>();
    for (int step = 0; ; step++) {
      Optional<Flattening.Link> link = flattening.link(element);
      if (link.isEmpty()) {
        break;
      }
      if (step > MAX_LINKS) {
        throw SbmlRules.invalid(source, from.line(), "replacements of '" + id + "' never end");
      }
      Instance scope = link.get().factorScope();
      link.get().factor().ifPresent(f -> factors.add(quantity(f, scope, from)));
      element = link.get().by();
    }
    if (flattening.isRemoved(element)) {
      throw SbmlRules.invalid(
          source, from.line(), from.name() + " refers to '" + id + "', which was deleted");
    }
    return new Reference(element, nameOf(element), factors);
  }

  private String unit(String id, Instance in, XmlElement from) {
    XmlElement element = in.units.get(id);
    if (element == null) {
      return id;
    }
    for (int step = 0; flattening.link(element).isPresent(); step++) {
      if (step > MAX_LINKS) {
        throw SbmlRules.invalid(source, from.line(), "replacements of '" + id + "' never end");
      }
      element = flattening.link(element).orElseThrow().by();
    }
    return nameOf(element);
  }

  /** What a symbol of an instance is worth: the flat name over its conversion factors. */
  private XmlElement quantity(String id, Instance in, XmlElement from) {
    return quantity(reference(id, in, from), from);
  }

  private XmlElement quantity(Reference reference, XmlElement from) {
    XmlElement value = ci(reference.name(), from.line());
    if (reference.element().is("reaction")) {
      Instance home = flattening.owner(reference.element());
      value = times(value, times(factors(home, "comp:timeConversionFactor", from)));
      value = divide(value, times(factors(home, "comp:extentConversionFactor", from)));
    }
    return divide(value, times(reference.factors()));
  }

  /** Conversion factors of the submodels on the way from an instance to the top. */
  private List<XmlElement> factors(Instance instance, String attribute, XmlElement from) {
    List<XmlElement> factors = new ArrayList<>();
    Optional<Instance> at = Optional.of(instance);
    while (at.isPresent() && at.get().parent.isPresent()) {
      Instance parent = at.get().parent.get();
      at.get()
          .submodel
          .flatMap(s -> s.attribute(attribute))
          .ifPresent(id -> factors.add(quantity(id, parent, from)));
      at = at.get().parent;
    }
    return factors;
  }

  private XmlElement math(
      XmlElement math, XmlElement parent, Instance in, Map<String, XmlElement> locals) {
    XmlElement copy = new XmlElement(math.name(), math.line());
    math.attributes().forEach(copy::with);
    for (XmlElement body : math.children()) {
      copy.add(converted(expression(body, in, locals), parent, in));
    }
    return copy;
  }

  private XmlElement converted(XmlElement value, XmlElement parent, Instance in) {
    Optional<XmlElement> time = times(factors(in, "comp:timeConversionFactor", parent));
    return switch (parent.name()) {
      case "assignmentRule", "eventAssignment" -> times(value, target(parent, "variable", in));
      case "initialAssignment" -> times(value, target(parent, "symbol", in));
      case "rateRule" -> divide(times(value, target(parent, "variable", in)), time);
      case "delay" -> times(value, time);
      case "kineticLaw" ->
          divide(times(value, times(factors(in, "comp:extentConversionFactor", parent))), time);
      default -> value;
    };
  }

  private Optional<XmlElement> target(XmlElement parent, String attribute, Instance in) {
    return parent.attribute(attribute).flatMap(id -> times(reference(id, in, parent).factors()));
  }

  private XmlElement expression(XmlElement element, Instance in, Map<String, XmlElement> locals) {
    Optional<XmlElement> time = times(factors(in, "comp:timeConversionFactor", element));
    if (element.is("math:ci")) {
      XmlElement local = locals.get(element.text());
      if (local == null) {
        return quantity(element.text(), in, element);
      }
      return flattening.link(local).isEmpty()
          ? element.copy()
          : quantity(reference(local, element.text(), element), element);
    }
    if (element.is("math:csymbol") && isSymbol(element, TIME)) {
      return divide(element.copy(), time);
    }
    if (element.is("math:lambda")) {
      Map<String, XmlElement> inner = new HashMap<>(locals);
      element.children().stream()
          .filter(c -> c.is("math:bvar"))
          .flatMap(c -> c.children().stream())
          .forEach(c -> inner.put(c.text(), c));
      return map(element, in, inner);
    }
    if (!element.is("math:apply") || element.children().isEmpty()) {
      return map(element, in, locals);
    }
    XmlElement head = element.children().getFirst();
    if (head.is("math:csymbol") && isSymbol(head, RATE_OF) && element.children().size() == 2) {
      Reference of = reference(element.children().get(1).text(), in, element);
      XmlElement rate =
          new XmlElement("math:apply", element.line())
              .add(head.copy())
              .add(ci(of.name(), element.line()));
      return divide(times(rate, time), times(of.factors()));
    }
    XmlElement copy = new XmlElement(element.name(), element.line());
    for (XmlElement child : element.children()) {
      boolean function = child == head && child.is("math:ci") && !locals.containsKey(child.text());
      copy.add(
          function
              ? ci(reference(child.text(), in, child).name(), child.line())
              : expression(child, in, locals));
    }
    if (head.is("math:csymbol") && isSymbol(head, DELAY) && copy.children().size() == 3) {
      XmlElement by = copy.children().removeLast();
      copy.add(times(by, time));
    }
    return copy;
  }

  private XmlElement map(XmlElement element, Instance in, Map<String, XmlElement> locals) {
    XmlElement copy = new XmlElement(element.name(), element.line());
    copy.text(element.text());
    element
        .attributes()
        .forEach(
            (key, value) -> copy.with(key, key.equals("units") ? unit(value, in, element) : value));
    for (XmlElement child : element.children()) {
      copy.add(expression(child, in, locals));
    }
    return copy;
  }

  private static boolean isSymbol(XmlElement element, String url) {
    return element.attribute("definitionURL").filter(url::equals).isPresent();
  }

  private static XmlElement ci(String name, long line) {
    XmlElement ci = new XmlElement("math:ci", line);
    ci.text(name);
    return ci;
  }

  private static Optional<XmlElement> times(List<XmlElement> factors) {
    return factors.stream().map(XmlElement::copy).reduce((a, b) -> binary("math:times", a, b));
  }

  private static XmlElement times(XmlElement value, Optional<XmlElement> factor) {
    return factor.map(f -> binary("math:times", value, f.copy())).orElse(value);
  }

  private static XmlElement divide(XmlElement value, Optional<XmlElement> divisor) {
    return divisor.map(d -> binary("math:divide", value, d.copy())).orElse(value);
  }

  private static XmlElement binary(String operator, XmlElement a, XmlElement b) {
    return new XmlElement("math:apply", a.line())
        .add(new XmlElement(operator, a.line()))
        .add(a)
        .add(b);
  }
}
