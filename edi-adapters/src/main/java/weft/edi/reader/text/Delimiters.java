package weft.edi.reader.text;

/**
 * The service characters of an interchange (UNA, ISO 9735-1 7; ISA, X12.5). Release and repetition
 * are a space where there is none, as in X12, which has no release character.
 */
public record Delimiters(
    char component, char element, char decimal, char release, char repetition, char terminator) {
  /** Used without UNA in syntax versions 1 to 3. */
  public static final Delimiters DEFAULT = new Delimiters(':', '+', '.', '?', ' ', '\'');

  /** Used without UNA in syntax version 4. */
  public static final Delimiters DEFAULT_4 = new Delimiters(':', '+', '.', '?', '*', '\'');

  /** The information separators that UNOB prescribes for lines that carry them, without release. */
  public static final Delimiters LEVEL_B =
      new Delimiters('\u001f', '\u001d', '.', ' ', ' ', '\u001c');

  public boolean hasRelease() {
    return release != ' ';
  }

  public boolean hasRepetition() {
    return repetition != ' ';
  }

  /** Whether this character must be released to stand for itself. */
  public boolean isService(char c) {
    return c == element
        || c == component
        || c == terminator
        || (hasRelease() && c == release)
        || (hasRepetition() && c == repetition);
  }

  /** Whether one of them is a byte that is a letter, or a part of one, in most charsets. */
  public boolean isBeyondAscii() {
    return (component | element | release | repetition | terminator) > 0x7f;
  }

  public Delimiters withRepetition(char repetition) {
    return new Delimiters(component, element, decimal, release, repetition, terminator);
  }

  /** The service string advice that announces these. */
  public String una() {
    return "UNA" + component + element + decimal + release + repetition + terminator;
  }

  /** Whether a reader can tell the service characters apart, and from data. */
  public boolean usable() {
    char[] all = {component, element, release, repetition, terminator};
    for (int i = 0; i < all.length; i++) {
      if (all[i] > 126 || Character.isLetterOrDigit(all[i])) return false;
      boolean absent = all[i] == ' ';
      if (absent && i != 2 && i != 3) return false;
      for (int j = 0; j < i; j++) if (!absent && all[i] == all[j]) return false;
    }
    return true;
  }
}
