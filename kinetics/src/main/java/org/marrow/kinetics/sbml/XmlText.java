package org.marrow.kinetics.sbml;

/** Builds indented XML text; attributes are given as names and values in turn. */
final class XmlText {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private int depth;

  void open(String name, String... attributes) {
    start(name, attributes);
    text.append(">\n");
    depth++;
  }

  void close(String name) {
    depth--;
    indent();
    text.append("</").append(name).append(">\n");
  }

  void empty(String name, String... attributes) {
    start(name, attributes);
    text.append("/>\n");
  }

  void leaf(String name, String content, String... attributes) {
    start(name, attributes);
    text.append("> ").append(escape(content)).append(" </").append(name).append(">\n");
  }

  /** A MathML number in e-notation. */
  void numberWithExponent(String mantissa, String exponent, String... attributes) {
    String[] all = new String[attributes.length + 2];
    all[0] = "type";
    all[1] = "e-notation";
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    start("cn", all);
    text.append("> ").append(mantissa).append(" <sep/> ").append(exponent).append(" </cn>\n");
  }

  private void start(String name, String... attributes) {
    indent();
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escape(attributes[i + 1]))
          .append('"');
    }
  }

  private void indent() {
    text.repeat("  ", depth);
  }

  /** Characters that XML cannot hold become the replacement character. */
  private static String escape(String raw) {
    StringBuilder escaped = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
            default -> {
              boolean allowed =
                  c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
              escaped.appendCodePoint(allowed ? c : 0xFFFD);
            }
          }
        });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
