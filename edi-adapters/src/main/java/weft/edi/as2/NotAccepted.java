package weft.edi.as2;

/** Why a message is not taken, as its receipt will say. */
final class NotAccepted extends Exception {
  private final Disposition disposition;

  NotAccepted(Disposition disposition, String why) {
    super(why);
    this.disposition = disposition;
  }

  Disposition disposition() {
    return disposition;
  }
}
