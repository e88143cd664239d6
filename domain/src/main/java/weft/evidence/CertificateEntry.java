package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An entry of the log of certificates: the certificate with this hash had this state from this time
 * on. The salt prevents anyone who does not hold the certificate from guessing its entry.
 *
 * @param salt 32 random bytes of this entry
 * @param sha256 the hash of the certificate's document, in lower-case hexadecimal
 * @param state such as {@code issued} or {@code revoked}
 * @param time in UTC, with six decimals of a second
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
public record CertificateEntry(byte[] salt, String sha256, String state, String time) {
  private static final byte[] DOMAIN = "weft-certificate-v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 1_000;

  public CertificateEntry {
    if (salt.length != Sha256.LENGTH) throw new Malformed("a salt of " + salt.length + " bytes");
    if (!sha256.matches("[0-9a-f]{64}"))
      throw new Malformed("not a SHA-256 hash: " + StrictEncoding.shortened(sha256));
    if (!state.matches("[a-z-]{1,40}"))
      throw new Malformed("not a state: " + StrictEncoding.shortened(state));
    if (!time.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z"))
      throw new Malformed("not a time: " + StrictEncoding.shortened(time));
  }

  /** Reads {@link #json()} back. */
  public static CertificateEntry of(byte[] json) {
    if (json.length > LONGEST) throw new Malformed("an entry of " + json.length + " bytes");
    if (!(StrictJson.read(StrictEncoding.utf8(json)) instanceof Map<?, ?> it)
        || !(it.get("salt") instanceof String salt)
        || !(it.get("sha256") instanceof String sha256)
        || !(it.get("state") instanceof String state)
        || !(it.get("time") instanceof String time)
        || it.size() != 4) throw new Malformed("an entry has salt, sha256, state and time");
    return new CertificateEntry(StrictEncoding.hash(salt), sha256, state, time);
  }

  /** The entry as the {@code extra} line of its proof holds it. */
  public byte[] json() {
    return "{\"salt\":\"%s\",\"sha256\":\"%s\",\"state\":\"%s\",\"time\":\"%s\"}"
        .formatted(StrictEncoding.base64(salt), sha256, state, time)
        .getBytes(StandardCharsets.UTF_8);
  }

  public byte[] leafHash() {
    return MerkleTree.leafHash(
        Sha256.of(DOMAIN, salt, framed(sha256), framed(state), framed(time)));
  }

  private static byte[] framed(String field) {
    var utf8 = field.getBytes(StandardCharsets.UTF_8);
    return Sha256.joined(List.of(Sha256.bigEndian(utf8.length), utf8));
  }
}
