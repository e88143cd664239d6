package weft.desk;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A client's idempotency key. Its use is an event in the same append as what it caused.
 *
 * @param fingerprint of the request's target and body: the same key with another fingerprint is a
 *     mistake
 */
public record RequestKey(PartyCode party, String key, String fingerprint) {
  /** Its one event stands last in the append of what it caused. */
  public String stream() {
    return StreamId.of("Request", party.value(), key);
  }
}
