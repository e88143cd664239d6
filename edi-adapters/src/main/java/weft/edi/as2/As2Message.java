package weft.edi.as2;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An AS2 message or its answer as HTTP carries it.
 *
 * @param fields header fields; in incoming messages the names are in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are never compared
public record As2Message(Map<String, String> fields, byte[] body) {
  @Nullable String field(String name) {
    return fields.get(name);
  }

  /** The field without the quotes that AS2-From and AS2-To may have (RFC 4130 6.2). */
  @Nullable String name(String field) {
    String value = fields.get(field);
    if (value == null) return null;
    String bare = value.strip();
    if (bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\""))
      bare = bare.substring(1, bare.length() - 1).replaceAll("\\\\(.)", "$1");
    return bare;
  }

  Entity entity() {
    return Entity.of(fields, body);
  }
}
