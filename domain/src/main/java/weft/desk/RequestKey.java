package weft.desk;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A client's idempotency key. Its use is an event in the same append as what it caused.
 *
 * @param fingerprint of the request's target and body: the same key with another fingerprint is a
 *     mistake, unless a release that made them otherwise made one of the two
 */
public record RequestKey(PartyCode party, String key, String fingerprint) {
  /** One that is made in the way of a version. */
  public static String fingerprint(String version, String digest) {
    return version + ":" + digest;
  }

  /** Whether it may be the request that a key was used for before. */
  boolean isOf(String before) {
    return before.equals(fingerprint) || !version(before).equals(version(fingerprint));
  }

  private static String version(String fingerprint) {
    return fingerprint.substring(0, Math.max(0, fingerprint.indexOf(':')));
  }

  /** Its one event stands last in the append of what it caused. */
  public String stream() {
    return StreamId.of("Request", party.value(), key);
  }
}
