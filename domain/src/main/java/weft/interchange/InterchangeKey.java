package weft.interchange;

import weft.event.StreamId;

/**
 * An interchange's business key: sender and receiver (our party code, else the address as EDI gives
 * it) and the sender's control reference. The store keeps streams unique, so a resent interchange
 * meets its own earlier effect.
 */
public record InterchangeKey(String sender, String receiver, String reference) {
  public static final String TYPE = "Interchange";

  public String stream() {
    return StreamId.of(TYPE, sender, receiver, reference);
  }
}
