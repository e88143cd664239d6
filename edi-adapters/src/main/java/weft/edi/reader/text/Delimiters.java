package weft.edi.reader.text;

/**
 * The service characters of an interchange (UNA, ISO 9735-1 7; ISA, X12.5). A space stands for an
 * absent release or repetition character; X12 has no release character.
 */
public record Delimiters(
    char component, char element, char decimal, char release, char repetition, char terminator) {
  /** The default in syntax versions 1 to 3, without UNA. */
  public static final Delimiters DEFAULT = new Delimiters(':', '+', '.', '?', ' ', '\'');

  /** The default in syntax version 4, without UNA. */
  public static final Delimiters DEFAULT_4 = new Delimiters(':', '+', '.', '?', '*', '\'');

  /**
   * The information separators that UNOB prescribes where a line can carry them; there is no
   * release character.
   */
  public static final Delimiters LEVEL_B =
      new Delimiters('\u001f', '\u001d', '.', ' ', ' ', '\u001c');

  public boolean hasRelease() {
    return release != ' ';
  }

  public boolean hasRepetition() {
    return repetition != ' ';
  }

  /** Whether this character needs a release character to be data. */
  public boolean isService(char c) {
    return c == element
        || c == component
        || c == terminator
        || (hasRelease() && c == release)
        || (hasRepetition() && c == repetition);
  }

  /** Whether one of them is a byte that belongs to a letter in most charsets. */
  public boolean isBeyondAscii() {
    return (component | element | release | repetition | terminator) > 0x7f;
  }

  public Delimiters withRepetition(char repetition) {
    return new Delimiters(component, element, decimal, release, repetition, terminator);
  }

  /** The service string advice (UNA) for these characters. */
  public String una() {
    return "UNA" + component + element + decimal + release + repetition + terminator;
  }

  /** Whether a reader can tell the service characters apart from each other and from data. */
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
