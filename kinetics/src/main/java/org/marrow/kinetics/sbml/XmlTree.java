package org.marrow.kinetics.sbml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.marrow.foundation.findings.InvalidInput;

/**
 * Reads an XML document into a bounded tree. There is no DTD, no entity beyond the five of XML, no
 * external reference; notes and annotations are passed over.
 */
final class XmlTree {
  static final int MAX_BYTES = 64 << 20;
  static final int MAX_ELEMENTS = 2_000_000;
  static final int MAX_DEPTH = 200;

  /** Stands for {@code <sep/>} in the text of its parent; XML itself cannot contain it. */
  static final char SEPARATOR = '\u001F';

  private static final String CORE = "http://www.sbml.org/sbml/level";
  private static final String MATHML = "http://www.w3.org/1998/Math/MathML";
  private static final Set<String> PASSED_OVER = Set.of("notes", "annotation");

  private XmlTree() {}

  /**
   * The root element of a document.
   *
   * @param source name of the document, for messages
   * @throws InvalidInput when the bytes are not well-formed XML, have a DTD, or pass a limit
   */
  static XmlElement read(byte[] bytes, String source) {
    if (bytes.length > MAX_BYTES) {
      throw SbmlRules.malformed(
          source, 1, "the file has " + bytes.length + " bytes; the limit is " + MAX_BYTES);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    // The limit on depth is ours, so that it does not change with the JDK.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    try {
      XMLStreamReader reader =
          factory.createXMLStreamReader(new StringReader(XmlCharacters.decode(bytes, source)));
      return read(reader, source);
    } catch (XMLStreamException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw SbmlRules.malformed(source, line, "not well-formed XML: " + firstLine(e));
    } catch (RuntimeException e) {
      // The JDK's reader lets a few unchecked exceptions out on broken encodings and names.
      if (e instanceof InvalidInput) {
        throw e;
      }
      throw SbmlRules.malformed(source, 1, "not well-formed XML: " + e);
    }
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String text = at < 0 ? message : message.substring(at + "Message: ".length());
    return text.strip();
  }

  private static XmlElement read(XMLStreamReader reader, String source) throws XMLStreamException {
    Deque<XmlElement> open = new ArrayDeque<>();
    Deque<StringBuilder> texts = new ArrayDeque<>();
    List<XmlElement> roots = new ArrayList<>();
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw SbmlRules.malformed(
                source,
                reader.getLocation().getLineNumber(),
                "the document has a DOCTYPE; DTDs and entity declarations are not read");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw SbmlRules.malformed(
                source,
                reader.getLocation().getLineNumber(),
                "the document refers to the entity '" + reader.getLocalName() + "'");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > MAX_ELEMENTS) {
            throw SbmlRules.malformed(
                source, line(reader), "more than " + MAX_ELEMENTS + " elements");
          }
          if (open.size() >= MAX_DEPTH) {
            throw SbmlRules.malformed(
                source, line(reader), "elements nested deeper than " + MAX_DEPTH);
          }
          XmlElement element = start(reader);
          XmlElement parent = open.peek();
          if (parent == null) {
            roots.add(element);
          } else if (!PASSED_OVER.contains(element.name())) {
            parent.add(element);
          }
          if (element.is("math:sep") && texts.peek() != null) {
            texts.element().append(SEPARATOR);
          }
          open.push(element);
          texts.push(new StringBuilder());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          StringBuilder text = texts.peek();
          if (text != null) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop().text(texts.pop().toString().strip());
        default -> {}
      }
    }
    if (roots.size() != 1) {
      throw SbmlRules.malformed(source, 1, "the document has no root element");
    }
    return roots.getFirst();
  }

  private static long line(XMLStreamReader reader) {
    return Math.max(1, reader.getLocation().getLineNumber());
  }

  private static XmlElement start(XMLStreamReader reader) {
    XmlElement element =
        new XmlElement(prefix(reader.getNamespaceURI()) + reader.getLocalName(), line(reader));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      String prefix = namespace == null || namespace.isEmpty() ? "" : prefix(namespace);
      element.with(prefix + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String uri = String.valueOf(reader.getNamespaceURI(i));
      String folded = prefix(uri);
      if (!folded.isEmpty() && !folded.equals("other:") && !folded.equals("math:")) {
        element.with("xmlns:" + folded.substring(0, folded.length() - 1), uri);
      }
    }
    String namespace = reader.getNamespaceURI();
    if (namespace != null && namespace.startsWith(CORE) && element.is("sbml")) {
      element.with("xmlns", namespace);
    }
    return element;
  }

  /**
   * The folded prefix of a namespace. A package's namespace is {@code
   * http://www.sbml.org/sbml/level3/version1/NAME/versionN}, the core's ends after the version or
   * in {@code core}.
   */
  private static String prefix(String namespace) {
    if (namespace == null) {
      return "other:";
    }
    if (namespace.equals(MATHML)) {
      return "math:";
    }
    if (!namespace.startsWith(CORE)) {
      return "other:";
    }
    String[] parts = namespace.substring("http://www.sbml.org/sbml/".length()).split("/");
    if (parts.length >= 3 && !parts[2].equals("core")) {
      return parts[2] + ":";
    }
    return "";
  }
}
