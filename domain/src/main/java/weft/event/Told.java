package weft.event;

import java.util.LinkedHashMap;
import java.util.Map;
import weft.language.Text;

/**
 * A refusal in words.
 *
 * @param code for programs, such as {@code no-such-line}
 * @param params what the sentence names, for programs
 */
public record Told(Kind kind, String code, Text text, Map<String, Object> params) {
  /** The parameter that says where in the request's body it is: a JSON pointer (RFC 6901). */
  public static final String POINTER = "pointer";

  /** What the caller can do about it. */
  public enum Kind {
    /** It is not there, or not the caller's. */
    NOT_FOUND,
    /** It does not go together with what stands. */
    CONFLICT,
    /** It stands otherwise than the caller saw it. */
    STALE,
    /** It would never be taken as it was asked. */
    INVALID
  }

  /** What is not there, and what is not the caller's, is told alike. */
  public static final Told NOTHING =
      new Told(
          Kind.NOT_FOUND,
          "not-found",
          new Text("There is nothing here that you can see.", "此处没有您可见的内容。"),
          Map.of());

  public static Told conflict(String code, String en, String zh, Object... values) {
    return new Told(Kind.CONFLICT, code, new Text(en, zh).with(values), Map.of());
  }

  public static Told invalid(String code, String en, String zh, Object... values) {
    return new Told(Kind.INVALID, code, new Text(en, zh).with(values), Map.of());
  }

  /** The same with one more parameter for programs. */
  public Told with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(params);
    more.put(name, value);
    return new Told(kind, code, text, more);
  }
}
