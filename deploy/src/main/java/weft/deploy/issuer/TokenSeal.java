package weft.deploy.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals a token deterministically, so that it can be looked up: the nonce is derived from the text
 * under a separate key, and equal texts have equal seals. Use it only for long random texts.
 */
final class TokenSeal {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey sealing;
  private final SecretKey naming;

  TokenSeal(String secret) {
    this.sealing = key(secret, "weft issuer token", "AES");
    this.naming = key(secret, "weft issuer nonce", "HmacSHA256");
  }

  private static SecretKey key(String secret, String purpose, String algorithm) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret.getBytes(UTF_8))
                  .thenExpand(purpose.getBytes(UTF_8), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String close(String token) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(naming);
      byte[] nonce = Arrays.copyOf(mac.doFinal(token.getBytes(UTF_8)), NONCE);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(token.getBytes(UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens a sealed token.
   *
   * @throws IllegalStateException if this key did not seal it
   */
  String open(String sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed);
      byte[] nonce = Arrays.copyOf(all, NONCE);
      byte[] token = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(all, NONCE, all.length - NONCE);
      return new String(token, UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a token of the issuer was not sealed by its key", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
