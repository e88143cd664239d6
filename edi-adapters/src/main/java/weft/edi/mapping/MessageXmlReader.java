package weft.edi.mapping;

import java.util.Objects;
import java.util.Set;
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
import weft.edi.reader.text.Segment;

/**
 * Feeds Smooks with a message that is already parsed: one element named after its type, and within
 * it one for each segment that has a visitor. Visitors read values from the message, because each
 * attribute would cost a string and a node. Public because Smooks creates it by name.
 */
public final class MessageXmlReader implements SmooksXMLReader {
  static final TypedKey<ReadMessage> MESSAGE = TypedKey.of("weft.message");
  static final TypedKey<Set<String>> TAGS = TypedKey.of("weft.tags");

  /** The segment of the current element. */
  static final TypedKey<Segment> SEGMENT = TypedKey.of("weft.segment");

  /** The element around segments. It needs a visitor, or Smooks loses its position. */
  static final String ROOT = "message";

  private static final Attributes NONE = new AttributesImpl();

  private @Nullable ExecutionContext context;
  private @Nullable ContentHandler handler;

  @Override
  public void setExecutionContext(ExecutionContext context) {
    this.context = context;
  }

  /**
   * The element's name for a type or tag; XML names must not begin with a digit, as X12's types do.
   */
  static String element(String name) {
    return Character.isDigit(name.charAt(0)) ? "X" + name : name;
  }

  @Override
  public void parse(InputSource ignored) throws SAXException {
    ExecutionContext of = Objects.requireNonNull(context);
    ReadMessage message = Objects.requireNonNull(of.get(MESSAGE));
    ContentHandler to = Objects.requireNonNull(handler);
    Set<String> tags = Objects.requireNonNull(of.get(TAGS));
    String root = tags.isEmpty() ? element(message.type()) : ROOT;
    to.startDocument();
    to.startElement("", root, root, NONE);
    if (!tags.isEmpty())
      for (Segment it : message.segments()) {
        String tag = it.tag();
        if (!tags.contains(tag)) continue;
        of.put(SEGMENT, it);
        String element = element(tag);
        to.startElement("", element, element, NONE);
        to.endElement("", element, element);
      }
    to.endElement("", root, root);
    to.endDocument();
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

  // The rest of XMLReader configures XML parsing, which does not apply here.

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
