package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of an SBML document. Namespaces are folded into short prefixes when the document is
 * read, so {@code comp:idRef} means the same whatever prefix the author chose: core SBML has none,
 * {@code comp}, {@code fbc} ... are the packages, {@code math} is MathML, {@code other} the rest.
 */
final class XmlElement {
  private final String name;
  private final long line;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private String text = "";

  XmlElement(String name, long line) {
    this.name = name;
    this.line = line;
  }

  /** Local name with the folded prefix, for example {@code species} or {@code comp:submodel}. */
  String name() {
    return name;
  }

  /** Line of the file, from 1. */
  long line() {
    return line;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  List<XmlElement> children() {
    return children;
  }

  /** Character data directly inside the element, pieces joined. */
  String text() {
    return text;
  }

  void text(String value) {
    text = value;
  }

  Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  boolean is(String wanted) {
    return name.equals(wanted);
  }

  /** The first child of that name. */
  Optional<XmlElement> child(String wanted) {
    return children.stream().filter(c -> c.is(wanted)).findFirst();
  }

  /**
   * The elements of a list element, for example those of {@code listOfSpecies}; empty if absent.
   */
  List<XmlElement> list(String listName) {
    List<XmlElement> found = new ArrayList<>();
    for (XmlElement child : children) {
      if (child.is(listName)) {
        found.addAll(child.children);
      }
    }
    return found;
  }

  XmlElement add(XmlElement child) {
    children.add(child);
    return this;
  }

  XmlElement with(String key, String value) {
    attributes.put(key, value);
    return this;
  }

  /** An independent copy of the whole subtree. */
  XmlElement copy() {
    XmlElement copy = new XmlElement(name, line);
    copy.attributes.putAll(attributes);
    copy.text = text;
    for (XmlElement child : children) {
      copy.children.add(child.copy());
    }
    return copy;
  }

  /** Number of elements of the subtree, itself included. */
  long size() {
    long size = 1;
    for (XmlElement child : children) {
      size += child.size();
    }
    return size;
  }
}
