package org.marrow.cytometry.gating;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.marrow.cytometry.SignalRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * An element of an XML document with the line it stands on. Documents with a document type are
 * refused, so there are no entities to expand; depth is bounded, size is that of the input.
 *
 * @param name local name
 * @param attributes by local name
 */
record XmlNode(
    String space,
    String name,
    Map<String, String> attributes,
    List<XmlNode> children,
    StringBuilder text,
    long line) {
  private static final int DEEPEST = 100;

  Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  /** The children of this name. */
  List<XmlNode> all(String child) {
    return children.stream().filter(c -> c.name().equals(child)).toList();
  }

  /** The first child of this name. */
  Optional<XmlNode> first(String child) {
    return children.stream().filter(c -> c.name().equals(child)).findFirst();
  }

  /** The root of a document. */
  static XmlNode parse(String source, String document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    Deque<XmlNode> open = new ArrayDeque<>();
    XmlNode root = null;
    try {
      // A byte order mark would make the declaration look misplaced.
      String text = document.startsWith("\uFEFF") ? document.substring(1) : document;
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            XmlNode node = node(reader);
            if (open.isEmpty()) {
              root = node;
            } else {
              open.getLast().children().add(node);
            }
            open.addLast(node);
            if (open.size() > DEEPEST) {
              throw refusal(source, node.line(), "elements are nested deeper than " + DEEPEST);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> open.removeLast();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty()) {
              open.getLast().text().append(reader.getText());
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw refusal(
                  source,
                  reader.getLocation().getLineNumber(),
                  "a document type or an entity, neither of which is read");
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      throw refusal(
          source, Math.max(1, line), "not well-formed: " + brief(String.valueOf(e.getMessage())));
    }
    if (root == null) {
      throw refusal(source, 1, "the document is empty");
    }
    return root;
  }

  private static XmlNode node(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    String space = reader.getNamespaceURI();
    return new XmlNode(
        space == null ? "" : space,
        reader.getLocalName(),
        attributes,
        new ArrayList<>(),
        new StringBuilder(),
        Math.max(1, reader.getLocation().getLineNumber()));
  }

  static InvalidInput refusal(String source, long line, String what) {
    return new InvalidInput(SignalRules.GATING_ML.at(Where.in(source).line(line), what));
  }

  private static String brief(String message) {
    String line = message.lines().reduce((a, b) -> b).orElse("").replace("Message: ", "");
    return line.length() > 200 ? line.substring(0, 200) + "..." : line;
  }
}
