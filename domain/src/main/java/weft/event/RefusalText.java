package weft.event;

import java.util.LinkedHashMap;
import java.util.Map;
import weft.language.Text;

/**
 * A refusal in words.
 *
 * @param code for programs, such as {@code no-such-line}
 * @param params the values in the sentence, for programs
 */
public record RefusalText(Kind kind, String code, Text text, Map<String, Object> params) {
  /** Name of the parameter that points into the request's body: a JSON pointer (RFC 6901). */
  public static final String POINTER = "pointer";

  /** The kind of a refusal, which decides what the caller can do about it. */
  public enum Kind {
    /** The object does not exist, or it is not the caller's. */
    NOT_FOUND,
    /** The command conflicts with the current state. */
    CONFLICT,
    /** The object has changed since the caller saw it. */
    STALE,
    /** The command can never be accepted in this form. */
    INVALID
  }

  /**
   * Gives the same answer for objects that do not exist and for objects of another party, so that
   * nobody can probe for them.
   */
  public static final RefusalText NOTHING =
      new RefusalText(
          Kind.NOT_FOUND,
          "not-found",
          new Text("There is nothing here that you can see.", "此处没有您可见的内容。"),
          Map.of());

  public static RefusalText conflict(String code, String en, String zh, Object... values) {
    return new RefusalText(Kind.CONFLICT, code, new Text(en, zh).with(values), Map.of());
  }

  public static RefusalText invalid(String code, String en, String zh, Object... values) {
    return new RefusalText(Kind.INVALID, code, new Text(en, zh).with(values), Map.of());
  }

  /** A copy with one more parameter for programs. */
  public RefusalText with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(params);
    more.put(name, value);
    return new RefusalText(kind, code, text, more);
  }
}
