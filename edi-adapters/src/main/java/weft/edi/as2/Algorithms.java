package weft.edi.as2;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** The algorithms that the hub accepts; it rejects MD5, SHA-1, DES, triple DES and RC2. */
final class Algorithms {
  /** Digests by identifier, with their RFC 5751 {@code micalg} names, which Java accepts too. */
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "sha-256",
          NISTObjectIdentifiers.id_sha384, "sha-384",
          NISTObjectIdentifiers.id_sha512, "sha-512");

  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          PKCSObjectIdentifiers.rsaEncryption,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption,
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);

  /** AES in GCM mode; the values are key lengths in bytes. */
  private static final Map<ASN1ObjectIdentifier, Integer> AUTHENTICATED =
      Map.of(
          NISTObjectIdentifiers.id_aes128_GCM, 16,
          NISTObjectIdentifiers.id_aes192_GCM, 24,
          NISTObjectIdentifiers.id_aes256_GCM, 32);

  private static final Map<ASN1ObjectIdentifier, Integer> CLASSIC =
      Map.of(
          NISTObjectIdentifiers.id_aes128_CBC, 16,
          NISTObjectIdentifiers.id_aes192_CBC, 24,
          NISTObjectIdentifiers.id_aes256_CBC, 32);

  private Algorithms() {}

  static boolean signs(ASN1ObjectIdentifier digest, ASN1ObjectIdentifier signature) {
    return DIGESTS.containsKey(digest) && SIGNATURES.contains(signature);
  }

  /**
   * Whether the hub accepts content encrypted with this cipher.
   *
   * @param classic whether it also accepts ciphers without authentication (CBC)
   */
  static boolean encrypts(ASN1ObjectIdentifier cipher, boolean classic) {
    return authenticates(cipher) || (classic && CLASSIC.containsKey(cipher));
  }

  /** Whether the cipher detects changes to the encrypted content. */
  static boolean authenticates(ASN1ObjectIdentifier cipher) {
    return AUTHENTICATED.containsKey(cipher);
  }

  /** Whether the hub accepts a content key encrypted with this algorithm. */
  static boolean transports(ASN1ObjectIdentifier key, boolean classic) {
    return key.equals(PKCSObjectIdentifiers.id_RSAES_OAEP)
        || (classic && key.equals(PKCSObjectIdentifiers.rsaEncryption));
  }

  /** The key length of an accepted cipher, in bytes. */
  static int keyLength(ASN1ObjectIdentifier cipher) {
    return Objects.requireNonNull(
        authenticates(cipher) ? AUTHENTICATED.get(cipher) : CLASSIC.get(cipher));
  }

  /** The name of an accepted digest. */
  static String digest(ASN1ObjectIdentifier believed) {
    return Objects.requireNonNull(DIGESTS.get(believed));
  }

  /** The hub's name of a digest; null if it is not accepted. {@code sha256} is an older name. */
  static @Nullable String digest(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    String known = plain.matches("sha\\d{3}") ? "sha-" + plain.substring(3) : plain;
    return DIGESTS.containsValue(known) ? known : null;
  }
}
