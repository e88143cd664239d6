package weft.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** A public key with its name, written as {@code name+id+base64} (C2SP signed-note, "vkey"). */
public final class VerifierKey {
  private final String name;
  private final Signing signing;
  private final byte[] raw;
  private final PublicKey key;

  private VerifierKey(String name, Signing signing, byte[] raw) {
    checkName(name);
    this.name = name;
    this.signing = signing;
    this.raw = raw;
    this.key = signing.key(raw);
  }

  static VerifierKey of(String name, Signing signing, PublicKey key) {
    return new VerifierKey(name, signing, signing.raw(key));
  }

  public static VerifierKey of(String text) {
    int first = text.indexOf('+');
    int second = text.indexOf('+', first + 1);
    if (first < 1 || second < 0)
      throw new Malformed("not a verifier key: " + StrictEncoding.shortened(text));
    var encoded = StrictEncoding.base64(text.substring(second + 1));
    if (encoded.length < 2)
      throw new Malformed("not a verifier key: " + StrictEncoding.shortened(text));
    var key =
        new VerifierKey(
            text.substring(0, first),
            Signing.of(encoded[0] & 0xff),
            Arrays.copyOfRange(encoded, 1, encoded.length));
    if (!text.substring(first + 1, second).equals(key.hexId()))
      throw new Malformed(
          "a verifier key whose id is not its own: " + StrictEncoding.shortened(text));
    return key;
  }

  static void checkName(String name) {
    if (name.isEmpty()
        || name.chars()
            .anyMatch(it -> it == '+' || Character.isWhitespace(it) || Character.isSpaceChar(it)))
      throw new Malformed("not a key's name: " + StrictEncoding.shortened(name));
  }

  public String name() {
    return name;
  }

  public Signing signing() {
    return signing;
  }

  /** The first four bytes of SHA-256(name, line break, type, key). */
  int id() {
    var hash =
        Sha256.of(
            name.getBytes(StandardCharsets.UTF_8),
            new byte[] {'\n', (byte) signing.identifier},
            raw);
    return ByteBuffer.wrap(hash).getInt();
  }

  private String hexId() {
    return HexFormat.of().toHexDigits(id());
  }

  /** Whether both hold the same key, whatever its name. */
  boolean sameKey(VerifierKey other) {
    return Arrays.equals(raw, other.raw);
  }

  /** Whether the signature line names this key. */
  public boolean made(SignedNote.SignedBy signature) {
    return signature.keyId() == id() && signature.name().equals(name);
  }

  boolean verifies(SignedNote note, SignedNote.SignedBy signature) {
    return signing.verifies(name, key, note.text(), signature.signature());
  }

  /**
   * Whether the key signed the note. An invalid signature under this key makes the note a forgery.
   */
  public Found in(SignedNote note) {
    boolean found = false;
    for (var it : note.signatures())
      if (made(it)) {
        if (!verifies(note, it)) return Found.WRONG;
        found = true;
      }
    return found ? Found.GOOD : Found.NONE;
  }

  /** The state of a key's signatures on a note. */
  public enum Found {
    NONE,
    GOOD,
    WRONG
  }

  @Override
  public String toString() {
    var encoded = new byte[1 + raw.length];
    encoded[0] = (byte) signing.identifier;
    System.arraycopy(raw, 0, encoded, 1, raw.length);
    return name + "+" + hexId() + "+" + StrictEncoding.base64(encoded);
  }
}
