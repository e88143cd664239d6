package weft.edi.as2;

/**
 * Why a message is not taken. Only where a valid signature says whose it is, its receipt will say
 * so; to all others the answer is one and the same, since each other one would help them to guess.
 */
final class NotAccepted extends Exception {
  private final Disposition disposition;
  private final boolean proven;

  /** Nobody knows who sent it. */
  NotAccepted(Disposition disposition, String why) {
    this(disposition, why, false);
  }

  private NotAccepted(Disposition disposition, String why, boolean proven) {
    super(why);
    this.disposition = disposition;
    this.proven = proven;
  }

  Disposition disposition() {
    return disposition;
  }

  /** Whether a valid signature said whose it is before this came to light. */
  boolean isProven() {
    return proven;
  }

  /** The same, of a message whose signature is valid. */
  NotAccepted proven() {
    return new NotAccepted(disposition, String.valueOf(getMessage()), true);
  }
}
