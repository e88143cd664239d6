package weft.api.reading;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import weft.projections.rows.Board;

/** A row's key as parts of a cursor, whatever characters are in it. */
final class Keys {
  private Keys() {}

  static List<String> encoded(Board.Row<?> row) {
    List<String> parts = new ArrayList<>();
    parts.add(URLEncoder.encode(row.stream(), StandardCharsets.UTF_8));
    String item = row.item();
    if (item != null) parts.add(URLEncoder.encode(item, StandardCharsets.UTF_8));
    return parts;
  }

  static List<String> decoded(List<String> parts) {
    return parts.stream().map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8)).toList();
  }
}
