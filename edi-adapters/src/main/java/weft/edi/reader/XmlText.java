package weft.edi.reader;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import weft.edi.reader.text.Opening;

/** Parses XML from an untrusted sender without fetching anything and without document types. */
final class XmlText {
  /** The most bytes of an XML declaration. */
  private static final int DECLARATION = 200;

  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private XmlText() {}

  /** The encoding that the XML declaration names, else UTF-8. */
  static String encoding(byte[] bytes) {
    int from = Opening.start(bytes);
    int length = Math.min(DECLARATION, bytes.length - from);
    Matcher found = ENCODING.matcher(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
    return found.lookingAt() ? found.group(1) : "UTF-8";
  }

  static XMLStreamReader reader(byte[] bytes, Charset charset) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory.createXMLStreamReader(decoded(bytes, charset));
  }

  /** Decodes the bytes here, because the parser would print undecodable input to the console. */
  private static Reader decoded(byte[] bytes, Charset charset) {
    int from = Opening.start(bytes);
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, from, bytes.length - from),
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
