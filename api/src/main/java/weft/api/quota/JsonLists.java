package weft.api.quota;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;
import weft.api.asking.Body;

/**
 * Counts the entries of a body's lists token by token. A list of 100,001 lines costs what its first
 * 5,001 cost, and nothing is made of any of them.
 */
final class JsonLists {
  /** Entries of all lists of a body together, which bounds lists within lists. */
  static final int MOST_IN_ALL = 100_000;

  /** A shorter body has no list that is too long: an entry and its comma are two bytes. */
  private static final int SHORT = 2 * Body.MOST;

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLists() {}

  /**
   * A pointer to the first list that is too long (RFC 6901); null where none is, or where the body
   * is no JSON, which is told by whoever reads it.
   *
   * @param contentType of the body
   */
  static @Nullable String tooLong(byte[] body, @Nullable String contentType) {
    if (body.length < SHORT) return null;
    try (JsonParser json = parser(body, contentType)) {
      int all = 0;
      for (JsonToken it = json.nextToken(); it != null; it = json.nextToken()) {
        if (it == JsonToken.PROPERTY_NAME || it.isStructEnd()) continue;
        TokenStreamContext list = json.streamReadContext();
        if (it.isStructStart()) list = list.getParent();
        if (list == null || !list.inArray()) continue;
        if (list.getCurrentIndex() >= Body.MOST || ++all > MOST_IN_ALL) return pointer(list);
      }
      return null;
    } catch (JacksonException e) {
      return null; // its reader stops at the same place, and tells it
    }
  }

  private static JsonParser parser(byte[] body, @Nullable String contentType) {
    Charset charset = charset(contentType);
    // As the reader of bodies does.
    return charset.equals(StandardCharsets.UTF_8)
        ? JSON.createParser(ObjectReadContext.empty(), body)
        : JSON.createParser(
            ObjectReadContext.empty(),
            new InputStreamReader(new ByteArrayInputStream(body), charset));
  }

  private static Charset charset(@Nullable String contentType) {
    if (contentType == null) return StandardCharsets.UTF_8;
    try {
      Charset named = MediaType.parseMediaType(contentType).getCharset();
      return named == null ? StandardCharsets.UTF_8 : named;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Of the list itself, and not of its entry. */
  private static String pointer(TokenStreamContext list) {
    JsonPointer entry = list.pathAsPointer();
    JsonPointer its = entry.head();
    return its == null ? "" : its.toString();
  }
}
