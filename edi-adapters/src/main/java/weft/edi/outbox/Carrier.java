package weft.edi.outbox;

import java.io.IOException;

/** Carries parcels to partners over one kind of channel. */
public interface Carrier {
  /**
   * Carries the parcel to the partner; a repeated call replaces what the first one delivered. Takes
   * two minutes at most, and ends at once when its thread is interrupted.
   *
   * @throws NotCarried with a reason for the operator and the parties
   * @throws IOException if the channel fails for now, without a more specific reason
   */
  DeliveryProgress carry(DeliverableFile parcel) throws IOException;
}
