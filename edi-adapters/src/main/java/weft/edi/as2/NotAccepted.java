package weft.edi.as2;

/**
 * The reason why a message is refused. The receipt states it only if a valid signature proves the
 * sender. All other senders get the same answer, because different answers would help an attacker
 * to guess.
 */
final class NotAccepted extends Exception {
  private final Disposition disposition;
  private final boolean proven;

  /** A refusal of a message whose sender is not proven. */
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

  /** Whether a valid signature proved the sender before the fault was found. */
  boolean isProven() {
    return proven;
  }

  /** The same refusal for a message whose signature is valid. */
  NotAccepted proven() {
    return new NotAccepted(disposition, String.valueOf(getMessage()), true);
  }
}
