package weft.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The supported kinds of signature on a note (C2SP signed-note, tlog-cosignature), with their
 * identifier byte.
 */
public enum Signing {
  /** Signs the note's text unchanged. */
  ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100"),
  /** Signs a time and the note's text. */
  ED25519_COSIGNATURE(0x04, "Ed25519", 32, 64, "302a300506032b6570032100"),
  /** Signs a time, the signer's name, and the tree's origin, size and root. */
  ML_DSA_44(0x06, "ML-DSA-44", 1312, 2420, "30820532300b06096086480165030403110382052100");

  private static final byte[] SUBTREE = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

  final int identifier;
  private final String algorithm;
  private final int keyLength;
  private final int signatureLength;
  private final String derPrefix;

  Signing(int identifier, String algorithm, int keyLength, int signatureLength, String derPrefix) {
    this.identifier = identifier;
    this.algorithm = algorithm;
    this.keyLength = keyLength;
    this.signatureLength = signatureLength;
    this.derPrefix = derPrefix;
  }

  static Signing of(int identifier) {
    for (var it : values()) if (it.identifier == identifier) return it;
    throw new Malformed("a key of the unknown signature type 0x%02x".formatted(identifier));
  }

  /** Whether a signature includes the time at which the signer saw the tree. */
  public boolean isTimestamped() {
    return this != ED25519;
  }

  /** Extracts the public key from its X.509 form, as a verifier key carries it. */
  byte[] raw(PublicKey key) {
    var der = key.getEncoded();
    return Arrays.copyOfRange(der, der.length - keyLength, der.length);
  }

  PublicKey key(byte[] raw) {
    if (raw.length != keyLength)
      throw new Malformed("a key of " + raw.length + " bytes, not " + keyLength);
    var prefix = HexFormat.of().parseHex(derPrefix);
    var der = Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, der, prefix.length, raw.length);
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new Malformed("not a key of " + algorithm);
    }
  }

  /** Returns the bytes after the key id in a signature line. */
  byte[] sign(String signer, PrivateKey key, byte[] text, long epochSecond) {
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(message(signer, text, epochSecond));
      var signed = signature.sign();
      return isTimestamped()
          ? Sha256.joined(List.of(Sha256.bigEndian(epochSecond), signed))
          : signed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean verifies(String signer, PublicKey key, byte[] text, byte[] signed) {
    int from = isTimestamped() ? Long.BYTES : 0;
    if (signed.length != from + signatureLength) return false;
    long epochSecond = 0;
    for (int i = 0; i < from; i++) epochSecond = (epochSecond << 8) | (signed[i] & 0xff);
    if (epochSecond < 0) return false;
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initVerify(key);
      signature.update(message(signer, text, epochSecond));
      return signature.verify(signed, from, signatureLength);
    } catch (GeneralSecurityException | Malformed e) {
      return false; // the JDK throws for some broken signatures
    }
  }

  byte[] message(String signer, byte[] text, long epochSecond) {
    return switch (this) {
      case ED25519 -> text;
      case ED25519_COSIGNATURE -> {
        var header = "cosignature/v1\ntime " + epochSecond + "\n";
        yield Sha256.joined(List.of(header.getBytes(StandardCharsets.US_ASCII), text));
      }
      case ML_DSA_44 -> {
        var tree = Checkpoint.of(text);
        yield Sha256.joined(
            List.of(
                SUBTREE,
                framed(signer),
                Sha256.bigEndian(epochSecond),
                framed(tree.origin()),
                Sha256.bigEndian(0),
                Sha256.bigEndian(tree.size()),
                tree.root()));
      }
    };
  }

  private static byte[] framed(String name) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > 255)
      throw new Malformed("a name of " + bytes.length + " bytes");
    return Sha256.joined(List.of(new byte[] {(byte) bytes.length}, bytes));
  }
}
