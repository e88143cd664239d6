package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.party.Channel;

/** Content that the hub's key opens, and content that it does not. */
class DecryptionTest extends WrappedMessages {
  @Test
  void what_is_encrypted_to_another_is_refused() {
    Entity it = WrappedMessage.of(EDI, "a.edi", ALL, STRANGER.certificate(), PARTNER).message();
    assertThat(refusal(it, ALL)).isEqualTo(Disposition.DECRYPTION_FAILED);
  }

  @ParameterizedTest
  @CsvSource({"1.2.840.113549.3.7", "1.2.840.113549.3.2"}) // 3DES, RC2
  void weak_ciphers_are_refused(String cipher) throws Exception {
    Channel.As2 signed = agreed(true, false, false);
    Entity inner = sent(signed, PARTNER);
    var generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(HUB.certificate()));
    byte[] enveloped =
        generator
            .generate(
                new CMSProcessableByteArray(bytes(inner)),
                new JceCMSContentEncryptorBuilder(new ASN1ObjectIdentifier(cipher))
                    .setProvider(new BouncyCastleProvider())
                    .build())
            .getEncoded();
    assertThat(refusal(enveloped(enveloped), ALL)).isEqualTo(Disposition.INSUFFICIENT_SECURITY);
  }

  @Test
  void what_others_write_as_aes_gcm_is_read() throws Exception {
    Entity inner = sent(agreed(true, false, false), PARTNER);
    var generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(HUB.certificate()));
    byte[] enveloped =
        generator
            .generate(
                new CMSProcessableByteArray(bytes(inner)),
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(new BouncyCastleProvider())
                    .build())
            .getEncoded();
    assertThat(opened(enveloped(enveloped), ALL).content()).isEqualTo(EDI);
  }

  @Test
  void pkcs_1_v1_5_and_cbc_are_opened_where_the_profile_says_so_and_nowhere_else()
      throws Exception {
    Entity inner = sent(agreed(true, false, false), PARTNER);
    for (boolean oaep : new boolean[] {true, false})
      for (var cipher : List.of(CMSAlgorithm.AES256_GCM, CMSAlgorithm.AES128_CBC)) {
        Entity it = enveloped(inner, cipher, oaep);
        assertThat(opened(it, ALL).content()).isEqualTo(EDI);
        if (oaep && cipher.equals(CMSAlgorithm.AES256_GCM))
          assertThat(opened(it, PREFERRED).content()).isEqualTo(EDI);
        else assertThat(refusal(it, PREFERRED)).isEqualTo(Disposition.INSUFFICIENT_SECURITY);
      }
  }

  @Test
  void a_key_that_cannot_be_unwrapped_and_content_that_cannot_be_read_fail_alike()
      throws Exception {
    Entity sound =
        enveloped(sent(agreed(true, false, false), PARTNER), CMSAlgorithm.AES128_CBC, false);
    byte[] body = sound.body();
    int key = new String(body, ISO_8859_1).lastIndexOf("\u0004\u0082\u0001\u0080");
    assertThat(key).as("384 bytes of wrapped key").isPositive();
    byte[] otherKey = body.clone();
    otherKey[key + 100] ^= 1;
    byte[] otherContent = body.clone();
    otherContent[body.length - 20] ^= 1;
    NotAccepted byKey = refused(with(sound, otherKey), ALL);
    NotAccepted byContent = refused(with(sound, otherContent), ALL);
    assertThat(byKey.isProven()).isEqualTo(byContent.isProven()).isFalse();
  }

  @Test
  void content_that_may_have_been_changed_unseen_is_not_opened_within_a_signature()
      throws Exception {
    Entity plain = sent(agreed(false, false, false), PARTNER);
    Entity within = enveloped(plain, CMSAlgorithm.AES128_CBC, false);
    assertThat(refusal(Library.signed(whole(within), PARTNER), ALL))
        .isEqualTo(Disposition.INSUFFICIENT_SECURITY);
    Entity authenticated = enveloped(plain, CMSAlgorithm.AES256_GCM, true);
    assertThat(opened(Library.signed(whole(authenticated), PARTNER), ALL).content()).isEqualTo(EDI);
  }

  /** With its header included in the bytes. */
  private static Entity whole(Entity it) throws Exception {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        ("Content-Type: "
                + it.field("Content-Type")
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n")
            .getBytes(ISO_8859_1));
    out.writeBytes(Base64.getMimeEncoder().encode(it.body()));
    return Entity.parse(out.toByteArray());
  }
}
