package weft.edi.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one element's line: {@code E 6060 n..15 Quantity} or {@code E 330 R:1/15 Quantity}. */
final class ElementText {
  private ElementText() {}

  static Element read(String[] words) {
    List<String> codes = Arrays.asList(words).subList(4, words.length);
    @Nullable CodeList list = codes.isEmpty() ? null : new CodeList(codes, codes.size());
    String format = words[2];
    int colon = format.indexOf(':');
    return colon < 0
        ? edifact(words[1], words[3], format, list)
        : x12(words[1], words[3], format, colon, list);
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
