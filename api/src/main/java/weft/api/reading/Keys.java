package weft.api.reading;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A row's place as parts of a cursor, whatever characters are in it. */
final class Keys {
  private Keys() {}

  static List<String> encoded(List<String> place) {
    return place.stream().map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8)).toList();
  }

  static List<String> decoded(List<String> parts) {
    return parts.stream().map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8)).toList();
  }
}
