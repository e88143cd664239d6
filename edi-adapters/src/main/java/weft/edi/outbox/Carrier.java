package weft.edi.outbox;

import java.io.IOException;

/** A way to a partner. */
public interface Carrier {
  /**
   * Brings the parcel to the partner; carrying the same again replaces it. Takes two minutes at
   * most, and ends at once when its thread is interrupted.
   *
   * @throws NotCarried with what to tell the operator and the parties
   * @throws IOException where there is nothing to tell but that the way is closed for now
   */
  Carried carry(Parcel parcel) throws IOException;
}
