package weft.api.problem;

/** The caller's own requests block each other: 429 {@code too-many-requests} with Retry-After. */
public final class TooManyAtATime extends RuntimeException {
  public TooManyAtATime() {
    super("too many at a time", null, false, false);
  }
}
