package weft.edi.mapping;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smooks.api.ExecutionContext;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.reader.SmooksXMLReader;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.DTDHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;

/**
 * Tells Smooks of a message that was read before: one element named by its type, at {@link
 * Granularity#SEGMENT} with one element a segment inside. Public because Smooks makes it by name.
 */
public final class MessageXmlReader implements SmooksXMLReader {
  static final TypedKey<ReadMessage> MESSAGE = TypedKey.of("weft.message");
  static final TypedKey<Granularity> GRANULARITY = TypedKey.of("weft.granularity");

  private static final Attributes NONE = new AttributesImpl();

  private @Nullable ExecutionContext context;
  private @Nullable ContentHandler handler;

  @Override
  public void setExecutionContext(ExecutionContext context) {
    this.context = context;
  }

  @Override
  public void parse(InputSource ignored) throws SAXException {
    ExecutionContext of = Objects.requireNonNull(context);
    ReadMessage message = Objects.requireNonNull(of.get(MESSAGE));
    ContentHandler to = Objects.requireNonNull(handler);
    to.startDocument();
    to.startElement("", message.type(), message.type(), NONE);
    if (of.get(GRANULARITY) == Granularity.SEGMENT)
      for (Segment it : message.segments()) {
        to.startElement("", it.tag(), it.tag(), attributes(it));
        to.endElement("", it.tag(), it.tag());
      }
    to.endElement("", message.type(), message.type());
    to.endDocument();
  }

  private static Attributes attributes(Segment it) {
    AttributesImpl attributes = new AttributesImpl();
    add(attributes, "number", String.valueOf(it.number()));
    List<List<List<String>>> elements = it.values();
    for (int e = 0; e < elements.size(); e++) {
      List<String> components = elements.get(e).getFirst();
      for (int c = 0; c < components.size(); c++)
        if (!components.get(c).isEmpty())
          add(attributes, "e" + (e + 1) + "." + (c + 1), components.get(c));
    }
    return attributes;
  }

  private static void add(AttributesImpl attributes, String name, String value) {
    attributes.addAttribute("", name, name, "CDATA", value);
  }

  @Override
  public void parse(String ignored) throws SAXException {
    parse(new InputSource());
  }

  @Override
  public void setContentHandler(ContentHandler handler) {
    this.handler = handler;
  }

  @Override
  public @Nullable ContentHandler getContentHandler() {
    return handler;
  }

  // The rest of XMLReader is about XML, of which there is none.

  @Override
  public boolean getFeature(String name) {
    return false;
  }

  @Override
  public void setFeature(String name, boolean value) {}

  @Override
  public @Nullable Object getProperty(String name) {
    return null;
  }

  @Override
  public void setProperty(String name, Object value) {}

  @Override
  public void setEntityResolver(EntityResolver resolver) {}

  @Override
  public @Nullable EntityResolver getEntityResolver() {
    return null;
  }

  @Override
  public void setDTDHandler(DTDHandler handler) {}

  @Override
  public @Nullable DTDHandler getDTDHandler() {
    return null;
  }

  @Override
  public void setErrorHandler(ErrorHandler handler) {}

  @Override
  public @Nullable ErrorHandler getErrorHandler() {
    return null;
  }
}
