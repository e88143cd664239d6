package weft.api.reading;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Encodes a row's position as parts of a cursor, whatever characters it contains. */
final class Keys {
  private Keys() {}

  static List<String> encoded(List<String> place) {
    return place.stream().map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8)).toList();
  }

  static List<String> decoded(List<String> parts) {
    return parts.stream().map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8)).toList();
  }
}
