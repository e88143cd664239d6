package weft.edi.dialect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for free text: literal words in any case and exactly one placeholder: {@code {word}}
 * (up to a blank), {@code {digits}} or {@code {rest}}. A blank matches any number of blanks. It is
 * not a regular expression, so that no text can cause a long search.
 */
record TextPattern(String before, Kind kind, String after) {
  /** The part of a text that is searched. */
  private static final int MAX_TEXT = 1_000;

  private static final int CHARACTERS_A_LOOK = 16;

  enum Kind {
    WORD,
    DIGITS,
    REST;

    private String mark() {
      return "{" + name().toLowerCase(Locale.ROOT) + "}";
    }
  }

  /** The pattern; null if it does not have exactly one placeholder. */
  static @Nullable TextPattern of(String text) {
    for (Kind kind : Kind.values()) {
      int at = text.indexOf(kind.mark());
      if (at < 0) continue;
      String before = text.substring(0, at);
      String after = text.substring(at + kind.mark().length());
      return (before + after).matches("[^{}]*") ? new TextPattern(before, kind, after) : null;
    }
    return null;
  }

  /** The text at the placeholder; null if there is no match. */
  @Nullable String find(String whole) {
    String text = whole.length() > MAX_TEXT ? whole.substring(0, MAX_TEXT) : whole;
    int hopeful = 0;
    for (int start = 0; start <= text.length(); start++) {
      int from = past(before, text, start);
      if (from < hopeful) continue;
      int end = end(text, from);
      String found = end < 0 ? "" : text.substring(from, end).strip();
      if (!found.isEmpty()) return found;
      // If the match fails up to this point, it also fails from every start before it; skip those
      // starts.
      if (end < 0) hopeful = ~end + 1;
    }
    return null;
  }

  /**
   * The end of the match that begins here. If there is none, the complement (~) of the position
   * where it failed.
   */
  private int end(String text, int from) {
    for (int end = from; ; end++) {
      boolean goesOn = end < text.length() && belongs(text.charAt(end));
      boolean fits = after.isEmpty() ? !goesOn : end > from && past(after, text, end) >= 0;
      if (fits) return end;
      if (!goesOn) return ~end;
    }
  }

  /** The cost of a search in this text, in the unit of {@link Amendments#spend}. */
  long looks(String whole) {
    long words = 1L + before.length() + after.length();
    return 1 + (long) Math.min(whole.length(), MAX_TEXT) * words / CHARACTERS_A_LOOK;
  }

  private boolean belongs(char c) {
    return switch (kind) {
      case WORD -> !Character.isWhitespace(c);
      case DIGITS -> c >= '0' && c <= '9';
      case REST -> true;
    };
  }

  /** The end of the words if they begin here; -1 if they do not. */
  private static int past(String words, String text, int start) {
    int at = start;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ') {
        while (at < text.length() && text.charAt(at) == ' ') at++;
      } else if (at < text.length() && lower(text.charAt(at)) == lower(c)) {
        at++;
      } else {
        return -1;
      }
    }
    return at;
  }

  private static char lower(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
