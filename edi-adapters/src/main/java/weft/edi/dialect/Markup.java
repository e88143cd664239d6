package weft.edi.dialect;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import weft.language.Text;

/**
 * An element of a dialect's XML, with its place. Text, namespaces, entities, document types and
 * processing instructions are refused.
 */
record Markup(
    String name, Map<String, String> attributes, List<Markup> inside, int line, int column) {
  private static final int MAX_CHARACTERS = 32_000;
  private static final int MAX_DEPTH = 8;

  static Markup read(String text) {
    if (text.length() > MAX_CHARACTERS)
      throw new DialectRefused(
          1,
          1,
          new Text("A mapping has at most %d characters.", "报文映射规则最多 %d 个字符。")
              .with(MAX_CHARACTERS));
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      return new Reading(text, factory.createXMLStreamReader(new StringReader(text))).root();
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      throw new DialectRefused(
          at == null ? 1 : at.getLineNumber(),
          at == null ? 1 : at.getColumnNumber(),
          new Text("The mapping is not well-formed XML.", "报文映射规则不是格式正确的 XML。"));
    }
  }

  private static final class Reading {
    private final List<String> lines;
    private final XMLStreamReader in;
    private int line = 1;
    private int column = 1;

    Reading(String text, XMLStreamReader in) {
      this.lines = text.lines().toList();
      this.in = in;
    }

    /** Moves to the next event and records where it begins. */
    private int next() throws XMLStreamException {
      line = in.getLocation().getLineNumber();
      column = in.getLocation().getColumnNumber();
      // After white space, the parser has already consumed the next "<".
      if (line <= lines.size() && column > 1) {
        String here = lines.get(line - 1);
        if (column - 2 < here.length()
            && here.charAt(column - 2) == '<'
            && !here.startsWith("<", column - 1)) column--;
      }
      return in.next();
    }

    Markup root() throws XMLStreamException {
      Markup root = null;
      while (in.hasNext()) {
        switch (next()) {
          case XMLStreamConstants.START_ELEMENT -> root = element(1);
          case XMLStreamConstants.COMMENT,
              XMLStreamConstants.SPACE,
              XMLStreamConstants.END_DOCUMENT -> {}
          default -> throw foreign(line, column);
        }
      }
      if (root == null) throw foreign(1, 1);
      return root;
    }

    private Markup element(int depth) throws XMLStreamException {
      if (depth > MAX_DEPTH) throw foreign(line, column);
      Map<String, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < in.getAttributeCount(); i++)
        attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
      Markup it = new Markup(in.getLocalName(), attributes, new ArrayList<>(), line, column);
      while (true) {
        switch (next()) {
          case XMLStreamConstants.START_ELEMENT -> it.inside().add(element(depth + 1));
          case XMLStreamConstants.END_ELEMENT -> {
            return it;
          }
          case XMLStreamConstants.CHARACTERS -> {
            if (!in.isWhiteSpace()) throw foreign(line, column);
          }
          case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
          default -> throw foreign(line, column);
        }
      }
    }
  }

  private static DialectRefused foreign(int line, int column) {
    return new DialectRefused(
        line,
        column,
        new Text(
            "A mapping consists of elements and attributes only: no text, entities, document type"
                + " or instructions.",
            "报文映射规则只能由元素和属性组成，不允许文本、实体、文档类型声明或处理指令。"));
  }

  DialectRefused refused(Text text) {
    return new DialectRefused(line, column, text);
  }

  /** The value of a mandatory attribute. */
  String need(String attribute) {
    String value = attributes.get(attribute);
    if (value == null)
      throw refused(
          new Text("<%s> needs the attribute \"%s\".", "<%s> 缺少属性“%s”。").with(name, attribute));
    return value;
  }

  String or(String attribute, String otherwise) {
    return attributes.getOrDefault(attribute, otherwise);
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** Refuses attributes other than these. */
  void only(String... known) {
    for (String it : attributes.keySet())
      if (!Set.of(known).contains(it))
        throw refused(new Text("<%s> has no attribute \"%s\".", "<%s> 没有属性“%s”。").with(name, it));
  }

  /** The refusal of an element that is not allowed here. */
  DialectRefused unknown() {
    return refused(new Text("<%s> is not known here.", "此处不允许使用 <%s>。").with(name));
  }
}
