package weft.api.securitylog;

/**
 * Makes one line of a text from outside. Line breaks, bidirectional controls and invisible
 * characters are written as their code point numbers.
 */
public final class OneLine {
  private OneLine() {}

  /**
   * Returns at most that many characters of the text.
   *
   * @param most a longer text ends in an ellipsis
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
