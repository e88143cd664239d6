package weft.api.security;

/** A client sent more proofs than the cache keeps for it in a minute. */
final class TooManyProofs extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long afterMillis;

  TooManyProofs(long afterMillis) {
    // no stack trace, because anyone can cause many of these
    super("more proofs than its share", null, false, false);
    this.afterMillis = afterMillis;
  }

  /** Seconds after which a retry makes sense. */
  long retryAfter() {
    return Math.max(1, (afterMillis + 999) / 1000);
  }
}
