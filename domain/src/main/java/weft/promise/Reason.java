package weft.promise;

import org.jspecify.annotations.Nullable;

/**
 * Why an answer differs from what was asked: a code both sides can count, and the person's own
 * words.
 */
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
