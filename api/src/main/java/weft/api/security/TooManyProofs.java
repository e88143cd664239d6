package weft.api.security;

/** More proofs of a key came than are remembered of one client in a minute. */
final class TooManyProofs extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long afterMillis;

  TooManyProofs(long afterMillis) {
    super("more proofs than its share", null, false, false); // as many as somebody likes
    this.afterMillis = afterMillis;
  }

  /** When it is worth another try, in seconds. */
  long retryAfter() {
    return Math.max(1, (afterMillis + 999) / 1000);
  }
}
