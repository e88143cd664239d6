package weft.bff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** Encrypts and authenticates data in a browser or a database (AES-256-GCM). */
final class Seal {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  /**
   * Derives the key.
   *
   * @param secret shared by all nodes of the portal, so that each opens what another closed
   * @param purpose separates the keys of one secret (HKDF, RFC 5869)
   */
  Seal(String secret, String purpose) {
    try {
      key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(secret.getBytes(UTF_8))
                      .thenExpand(purpose.getBytes(UTF_8), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String close(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(close(text.getBytes(UTF_8)));
  }

  byte[] close(byte[] content) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty for anything that this key did not close. */
  Optional<String> open(String sealed) {
    try {
      return open(Base64.getUrlDecoder().decode(sealed)).map(it -> new String(it, UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Empty for anything that this key did not close. */
  Optional<byte[]> open(byte[] all) {
    if (all.length <= NONCE) return Optional.empty();
    byte[] nonce = new byte[NONCE];
    System.arraycopy(all, 0, nonce, 0, NONCE);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce).doFinal(all, NONCE, all.length - NONCE));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
