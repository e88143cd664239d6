package weft.desk;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A client's idempotency key. Its use is an event in the same append as the effects of the request.
 *
 * @param fingerprint of the request's target and body. The same key with another fingerprint is an
 *     error, also when an earlier release computed the first one
 */
public record RequestKey(PartyCode party, String key, String fingerprint) {
  /** The key's stream; its only event is the last one in the append of the request. */
  public String stream() {
    return StreamId.of("Request", party.value(), key);
  }
}
