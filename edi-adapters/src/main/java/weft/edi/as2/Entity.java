package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A MIME entity (RFC 2045), kept as the very bytes that were signed: no library takes it apart and
 * puts it together again.
 *
 * @param fields header fields by lower-case name
 * @param body as transferred
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are read, never compared
record Entity(Map<String, String> fields, byte[] body) {
  private static final int MOST_FIELDS = 16 * 1024;
  private static final int MOST_PARTS = 8;
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([A-Za-z0-9_.-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

  /** Not MIME, or more of it than any partner needs. */
  static final class Malformed extends Exception {
    Malformed(String why) {
      super(why);
    }
  }

  /** Takes header and body apart; a line may end with LF alone. */
  static Entity parse(byte[] bytes) throws Malformed {
    Map<String, String> fields = new LinkedHashMap<>();
    String last = null;
    int at = 0;
    while (at < bytes.length) {
      if (at > MOST_FIELDS) throw new Malformed("header too long");
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') end++;
      int stop = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
      String line = new String(bytes, at, stop - at, ISO_8859_1);
      at = Math.min(end + 1, bytes.length);
      if (line.isEmpty()) return new Entity(fields, Arrays.copyOfRange(bytes, at, bytes.length));
      int colon = line.indexOf(':');
      if (last != null && (line.startsWith(" ") || line.startsWith("\t")))
        fields.merge(last, line, (a, b) -> a + " " + b.strip());
      else if (colon > 0) {
        last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        fields.put(last, line.substring(colon + 1).strip());
      } else throw new Malformed("a header line without a name");
    }
    throw new Malformed("a header without an end");
  }

  @Nullable String field(String name) {
    return fields.get(name);
  }

  /** Such as {@code multipart/signed}; {@code application/octet-stream} where nothing is said. */
  String type() {
    String type = fields.getOrDefault("content-type", "application/octet-stream");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** A parameter of the content type. */
  @Nullable String parameter(String name) {
    Matcher it = PARAMETER.matcher(fields.getOrDefault("content-type", ""));
    while (it.find())
      if (it.group(1).equalsIgnoreCase(name))
        return it.group(2) == null ? it.group(3) : it.group(2).replaceAll("\\\\(.)", "$1");
    return null;
  }

  /** The body without its transfer encoding. */
  byte[] content() throws Malformed {
    String encoding = fields.getOrDefault("content-transfer-encoding", "binary");
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "7bit", "8bit", "binary" -> body;
      case "base64" -> base64();
      case "quoted-printable" -> quotedPrintable();
      default -> throw new Malformed("transfer encoding " + encoding);
    };
  }

  private byte[] base64() throws Malformed {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new Malformed("no base64");
    }
  }

  private byte[] quotedPrintable() throws Malformed {
    var out = new ByteArrayOutputStream(body.length);
    for (int i = 0; i < body.length; i++) {
      if (body[i] != '=') out.write(body[i]);
      else if (i + 1 < body.length && body[i + 1] == '\n') i++;
      else if (i + 2 < body.length && body[i + 1] == '\r' && body[i + 2] == '\n') i += 2;
      else if (i + 2 < body.length) {
        int value = Character.digit(body[i + 1], 16) * 16 + Character.digit(body[i + 2], 16);
        if (value < 0) throw new Malformed("no quoted-printable");
        out.write(value);
        i += 2;
      } else throw new Malformed("no quoted-printable");
    }
    return out.toByteArray();
  }

  /** The parts of a multipart, each as the bytes between two delimiters. */
  List<byte[]> parts() throws Malformed {
    String boundary = parameter("boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 200)
      throw new Malformed("no boundary");
    byte[] delimiter = ("--" + boundary).getBytes(ISO_8859_1);
    List<byte[]> parts = new ArrayList<>();
    int from = -1;
    for (int at = next(delimiter, 0); at >= 0; at = next(delimiter, at + delimiter.length)) {
      if (from >= 0) parts.add(Arrays.copyOfRange(body, from, Math.max(from, lineBefore(at))));
      if (parts.size() > MOST_PARTS) throw new Malformed("too many parts");
      int after = at + delimiter.length;
      if (after + 1 < body.length && body[after] == '-' && body[after + 1] == '-') return parts;
      while (after < body.length && body[after] != '\n') after++;
      from = after + 1;
    }
    throw new Malformed("a multipart without an end");
  }

  /** Where a line begins with the delimiter, and nothing but an end or a line's end follows it. */
  private int next(byte[] delimiter, int from) {
    for (int at = from; at + delimiter.length <= body.length; at++) {
      if (body[at] != '-' || (at > 0 && body[at - 1] != '\n')) continue;
      int end = at + delimiter.length;
      if (!Arrays.equals(body, at, end, delimiter, 0, delimiter.length)) continue;
      if (end == body.length || " \t\r\n-".indexOf(body[end]) >= 0) return at;
    }
    return -1;
  }

  /** The line's end before a delimiter belongs to the delimiter. */
  private int lineBefore(int at) {
    if (at >= 2 && body[at - 1] == '\n' && body[at - 2] == '\r') return at - 2;
    return at >= 1 ? at - 1 : at;
  }
}
