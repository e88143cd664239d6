package weft.edi.demand;

import java.util.ArrayList;
import java.util.List;

/** Cuts a description into lines. */
final class OrderWords {
  private OrderWords() {}

  /**
   * Breaks lines at blanks, which are dropped; breaks inside a word only if it exceeds a line.
   *
   * @param columns how many elements of this width form a line
   */
  static List<String> lines(String text, int columns, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    int room = room(rest, columns, width);
    while (room < rest.length()) {
      int blank = rest.lastIndexOf(' ', room);
      int end = blank > 0 ? blank : room;
      lines.add(rest.substring(0, end));
      rest = rest.substring(blank > 0 ? end + 1 : end);
      room = room(rest, columns, width);
    }
    lines.add(rest);
    return lines;
  }

  private static int room(String text, int columns, int width) {
    int room = 0;
    for (int i = 0; i < columns; i++) room += WritableText.cut(text.substring(room), width);
    return room;
  }
}
