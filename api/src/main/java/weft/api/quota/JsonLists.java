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
 * Counts the list entries of a body token by token. A list of 100,001 entries costs no more than
 * its first 5,001, and no objects are created.
 */
final class JsonLists {
  /** The maximum over all lists of a body, which also limits nested lists. */
  static final int MOST_IN_ALL = 100_000;

  /**
   * A shorter body cannot contain too long a list, because an entry and its comma take two bytes.
   */
  private static final int SHORT = 2 * Body.MOST;

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLists() {}

  /**
   * Returns a pointer to the first list that is too long (RFC 6901). Returns null if there is none
   * or if the body is not JSON, which its reader reports.
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
      return null; // its reader fails at the same place and reports it
    }
  }

  private static JsonParser parser(byte[] body, @Nullable String contentType) {
    Charset charset = charset(contentType);
    // The reader of bodies decodes them the same way.
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

  /** The pointer to the list, not to its entry. */
  private static String pointer(TokenStreamContext list) {
    JsonPointer entry = list.pathAsPointer();
    JsonPointer its = entry.head();
    return its == null ? "" : its.toString();
  }
}
