package weft.edi.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses an element's line: {@code E 6060 n..15 Quantity} or {@code E 330 R:1/15 Quantity}. */
final class ElementText {
  private ElementText() {}

  /** The element with the codes on its line; without such codes, the known list if there is one. */
  static Element read(String[] words, @Nullable CodeList known) {
    @Nullable CodeList list = words.length == 4 ? known : codes(words, 4);
    String format = words[2];
    int colon = format.indexOf(':');
    return colon < 0
        ? edifact(words[1], words[3], format, list)
        : x12(words[1], words[3], format, colon, list);
  }

  /** The codes of a line from a word on; {@code A[1-3X]} means A1, A2, A3 and AX. */
  static CodeList codes(String[] words, int from) {
    List<String> codes = new ArrayList<>();
    for (int i = from; i < words.length; i++) {
      int open = words[i].indexOf('[');
      if (open < 0) codes.add(words[i]);
      else spread(words[i].substring(0, open), words[i], open + 1, codes);
    }
    return new CodeList(codes, codes.size());
  }

  private static void spread(String before, String word, int at, List<String> codes) {
    for (int i = at; word.charAt(i) != ']'; i++) {
      boolean span = word.charAt(i) == '-';
      char first = span ? (char) (word.charAt(i - 1) + 1) : word.charAt(i);
      char last = span ? word.charAt(++i) : first;
      for (char c = first; c <= last; c++) codes.add(before + c);
    }
  }

  private static Element edifact(String id, String name, String format, @Nullable CodeList codes) {
    Element.Kind kind = format.charAt(0) == 'n' ? Element.Kind.NUMBER : Element.Kind.TEXT;
    String length = format.substring(format.startsWith("an") ? 2 : 1);
    boolean variable = length.startsWith("..");
    int max = Integer.parseInt(variable ? length.substring(2) : length);
    return new Element(id, name, kind, variable ? 0 : max, max, codes);
  }

  private static Element x12(
      String id, String name, String format, int colon, @Nullable CodeList codes) {
    Element.Kind kind =
        switch (format.substring(0, colon)) {
          case "R" -> Element.Kind.DECIMAL;
          case "DT" -> Element.Kind.DATE;
          case "TM" -> Element.Kind.TIME;
          case "AN", "ID" -> Element.Kind.TEXT;
          default -> Element.Kind.INTEGER;
        };
    int slash = format.indexOf('/');
    int min = Integer.parseInt(format, colon + 1, slash, 10);
    int max = Integer.parseInt(format, slash + 1, format.length(), 10);
    boolean numbered = Character.isDigit(id.charAt(0));
    return new Element(numbered ? "DE" + id : id, name, kind, min, max, codes);
  }
}
