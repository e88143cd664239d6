package weft.desk;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A client's idempotency key. Its use is an event in the same append as the effects of the request.
 *
 * @param fingerprint of the request's target and body. The same key with another fingerprint is an
 *     error, unless the two fingerprints come from releases that compute them differently
 */
public record RequestKey(PartyCode party, String key, String fingerprint) {
  /** Combines the digest with the version of the method that computed it. */
  public static String fingerprint(String version, String digest) {
    return version + ":" + digest;
  }

  /** Whether an earlier request with this fingerprint may be the same request. */
  boolean isOf(String before) {
    return before.equals(fingerprint) || !version(before).equals(version(fingerprint));
  }

  private static String version(String fingerprint) {
    return fingerprint.substring(0, Math.max(0, fingerprint.indexOf(':')));
  }

  /** The key's stream; its only event is the last one in the append of the request. */
  public String stream() {
    return StreamId.of("Request", party.value(), key);
  }
}
