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

/** What is believed; MD5, SHA-1, DES in any number and RC2 are not. */
final class Algorithms {
  /** Digests by identifier, named as RFC 5751 does in {@code micalg}, which Java reads as well. */
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

  /** AES by its mode and the length of its key, in bytes. */
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
   * Whether content may be encrypted so.
   *
   * @param classic whether also by what does not say that it was changed
   */
  static boolean encrypts(ASN1ObjectIdentifier cipher, boolean classic) {
    return authenticates(cipher) || (classic && CLASSIC.containsKey(cipher));
  }

  /** Whether nobody changes what was encrypted so without its being seen. */
  static boolean authenticates(ASN1ObjectIdentifier cipher) {
    return AUTHENTICATED.containsKey(cipher);
  }

  /** Whether the key to the content may come so. */
  static boolean transports(ASN1ObjectIdentifier key, boolean classic) {
    return key.equals(PKCSObjectIdentifiers.id_RSAES_OAEP)
        || (classic && key.equals(PKCSObjectIdentifiers.rsaEncryption));
  }

  /** In bytes, of a cipher that is believed. */
  static int keyLength(ASN1ObjectIdentifier cipher) {
    return Objects.requireNonNull(
        authenticates(cipher) ? AUTHENTICATED.get(cipher) : CLASSIC.get(cipher));
  }

  /** The name of a digest that is believed. */
  static String digest(ASN1ObjectIdentifier believed) {
    return Objects.requireNonNull(DIGESTS.get(believed));
  }

  /** The digest's name here; null for one that is not believed. {@code sha256} is an older name. */
  static @Nullable String digest(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    String known = plain.matches("sha\\d{3}") ? "sha-" + plain.substring(3) : plain;
    return DIGESTS.containsValue(known) ? known : null;
  }
}
