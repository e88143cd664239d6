package weft.event;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Business keys as stream ids: a type and its segments, each percent-encoded, joined by colons;
 * {@code -} is an absent segment.
 */
public final class StreamId {
  private StreamId() {}

  public static String of(String type, @Nullable String... segments) {
    return type
        + ":"
        + Arrays.stream(segments).map(StreamId::encode).collect(Collectors.joining(":"));
  }

  public static String type(String stream) {
    return stream.substring(0, stream.indexOf(':'));
  }

  /**
   * Returns the decoded segments; null where a segment is absent.
   *
   * @throws IllegalArgumentException unless the id is of that type and has that many segments
   */
  public static List<@Nullable String> segments(String stream, String type, int count) {
    String[] parts = stream.split(":", -1);
    if (parts.length != count + 1 || !parts[0].equals(type))
      throw new IllegalArgumentException("Not a " + type + " id: " + stream);
    return Arrays.stream(parts).skip(1).<@Nullable String>map(StreamId::decode).toList();
  }

  /** Returns one decoded segment, counted from 0; null where it is absent or beyond the last. */
  public static @Nullable String segment(String stream, int at) {
    String[] parts = stream.split(":", -1);
    return at + 1 < parts.length ? decode(parts[at + 1]) : null;
  }

  /**
   * Returns a segment that every id of its type has.
   *
   * @throws IllegalArgumentException if it is absent
   */
  public static String required(List<@Nullable String> segments, int at) {
    String segment = segments.get(at);
    if (segment == null) throw new IllegalArgumentException("Segment " + at + " is absent");
    return segment;
  }

  /** Encodes an id for a URL: base64url without padding. */
  public static String toUrl(String stream) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(stream.getBytes(StandardCharsets.UTF_8));
  }

  public static String fromUrl(String id) {
    return new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
  }

  private static String encode(@Nullable String segment) {
    if (segment == null) return "-";
    if (segment.equals("-")) return "%2D";
    StringBuilder encoded = new StringBuilder();
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~'))
        encoded.append(c);
      else
        encoded
            .append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
    }
    return encoded.toString();
  }

  private static @Nullable String decode(String segment) {
    return segment.equals("-")
        ? null
        : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
