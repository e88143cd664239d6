package weft.api.securitylog;

/**
 * A text that somebody else wrote, as one line that says what stands in it: characters that break
 * lines, turn the direction of writing, or are not seen at all are told by their number.
 */
public final class OneLine {
  private OneLine() {}

  /**
   * At most so many characters of the text.
   *
   * @param most what is longer ends in an ellipsis
   */
  public static String of(String text, int most) {
    var line = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int it = text.codePointAt(i);
      i += Character.charCount(it);
      String said = isSeen(it) ? Character.toString(it) : "\\u%04x".formatted(it);
      if (line.length() + said.length() > most - 1 && i < text.length())
        return line.append('…').toString();
      line.append(said);
    }
    return line.toString();
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
