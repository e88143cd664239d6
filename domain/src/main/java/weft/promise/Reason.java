package weft.promise;

import org.jspecify.annotations.Nullable;

/** Why an answer differs from the request: a code that both sides can evaluate, and free text. */
public record Reason(Code code, @Nullable String text) {
  public enum Code {
    CAPACITY,
    MATERIAL,
    TOOLING,
    QUALITY,
    TRANSPORT,
    HOLIDAY,
    PRICE,
    PART_UNKNOWN,
    OTHER
  }
}
