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

  private static final Set<ASN1ObjectIdentifier> CIPHERS =
      Set.of(
          NISTObjectIdentifiers.id_aes128_CBC,
          NISTObjectIdentifiers.id_aes192_CBC,
          NISTObjectIdentifiers.id_aes256_CBC,
          NISTObjectIdentifiers.id_aes128_GCM,
          NISTObjectIdentifiers.id_aes192_GCM,
          NISTObjectIdentifiers.id_aes256_GCM);

  private Algorithms() {}

  static boolean signs(ASN1ObjectIdentifier digest, ASN1ObjectIdentifier signature) {
    return DIGESTS.containsKey(digest) && SIGNATURES.contains(signature);
  }

  static boolean encrypts(ASN1ObjectIdentifier cipher) {
    return CIPHERS.contains(cipher);
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
