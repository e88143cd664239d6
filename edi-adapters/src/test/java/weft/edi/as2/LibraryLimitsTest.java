package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.helger.as2lib.crypto.BCCryptoHelper;
import com.helger.as2lib.crypto.ECryptoAlgorithmSign;
import com.helger.as2lib.disposition.DispositionOptions;
import com.helger.as2lib.disposition.DispositionType;
import com.helger.as2lib.message.AS2Message;
import com.helger.as2lib.util.AS2HttpHelper;
import com.helger.as2lib.util.AS2ResourceHelper;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Security;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.mail.smime.SMIMEException;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.party.Channel;

/**
 * The cases in which the hub does not use as2-lib, or checks first, and the reasons
 * (docs/adr/0009).
 */
class LibraryLimitsTest {
  private static final BCCryptoHelper LIBRARY = new BCCryptoHelper();
  private static final HubKey HUB = key("HUB");
  private static final HubKey PARTNER = key("PARTNER");
  private static final Channel.As2 SIGNED =
      new Channel.As2("PARTNER", null, List.of(), true, false, false, Channel.As2.Mdn.SYNC);
  private static final Channel.As2 ENCRYPTED =
      new Channel.As2(
          "PARTNER",
          null,
          List.of(),
          true,
          true,
          true,
          Channel.As2.Mdn.SYNC,
          Channel.As2.Encryption.CLASSIC);

  private static HubKey key(String name) {
    return PartnerKeys.signed(name, Instant.now().minusSeconds(60), Duration.ofDays(10));
  }

  private static UnwrappedMessage opened(Entity it, Channel.As2 agreed)
      throws NotAccepted, InflationBudget.Full {
    var room = new InflationBudget(1L << 30).hold(it.body().length);
    return UnwrappedMessage.of(it, agreed, List.of(PARTNER.certificate()), HUB, room);
  }

  private static Disposition refusal(Entity it, Channel.As2 agreed) {
    return catchThrowableOfType(NotAccepted.class, () -> opened(it, agreed)).disposition();
  }

  private static byte[] signature(String content, HubKey... by) throws Exception {
    var generator = new CMSSignedDataGenerator();
    for (HubKey key : by)
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder()
              .build("SHA256withRSA", key.key(), key.certificate()));
    return generator
        .generate(new CMSProcessableByteArray(content.getBytes(ISO_8859_1)), false)
        .getEncoded();
  }

  private static Entity multipart(String sent, byte[] signature) {
    String body =
        "--b\r\n"
            + sent
            + "\r\n--b\r\nContent-Type: application/pkcs7-signature\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(signature)
            + "\r\n--b--\r\n";
    return Entity.of(
        Map.of("content-type", "multipart/signed; boundary=b"), body.getBytes(ISO_8859_1));
  }

  private static void verifiedByTheLibrary(Entity multipart) throws Exception {
    try (var files = new AS2ResourceHelper()) {
      var whole = new MimeBodyPart();
      whole.setContent(
          new MimeMultipart("signed", multipart.parts().get(0), multipart.parts().get(1)));
      LIBRARY.verify(whole, PARTNER.certificate(), false, true, null, files);
    }
  }

  @Test
  void it_believes_a_signature_by_nobody() throws Exception {
    String part = "Content-Type: application/EDIFACT\r\n\r\nUNB";
    Entity it = multipart(part, signature(part));
    assertThatCode(() -> verifiedByTheLibrary(it)).doesNotThrowAnyException();
    assertThat(refusal(it, SIGNED)).isEqualTo(Disposition.AUTHENTICATION_FAILED);
    assertThat(refusal(multipart(part, signature(part, PARTNER, PARTNER)), SIGNED))
        .isEqualTo(Disposition.AUTHENTICATION_FAILED);
  }

  @Test
  void it_verifies_line_ends_that_were_not_sent() throws Exception {
    String sent =
        "Content-Type: application/EDIFACT\r\nContent-Transfer-Encoding: 8bit\r\n\r\nUNB'\nUNZ'\n";
    Entity it = multipart(sent, signature(sent.replaceAll("(?<!\r)\n", "\r\n"), PARTNER));
    assertThatCode(() -> verifiedByTheLibrary(it)).doesNotThrowAnyException();
    assertThat(refusal(it, SIGNED)).isEqualTo(Disposition.INTEGRITY_CHECK_FAILED);
  }

  @Test
  void its_digest_of_a_part_in_base64_is_of_lines_as_it_would_break_them() throws Exception {
    byte[] edi = "UNB+UNOC:3'".repeat(20).getBytes(ISO_8859_1);
    String part =
        "Content-Type: application/EDIFACT\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(edi);
    byte[] signed = MessageDigest.getInstance("SHA-256").digest(part.getBytes(ISO_8859_1));
    UnwrappedMessage it = opened(multipart(part, signature(part, PARTNER)), SIGNED);
    assertThat(it.content()).isEqualTo(edi);
    assertThat(Digest.of("sha-256", it.signed())).isEqualTo(signed);
    assertThat(
            LIBRARY.calculateMIC(it.signed(), ECryptoAlgorithmSign.DIGEST_SHA_256, true).micBytes())
        .isNotEqualTo(signed);
  }

  @Test
  void it_reads_no_parameter_that_should_be_quoted_and_is_not() throws Exception {
    String type = "multipart/signed; boundary=----=_b; micalg=sha-256";
    assertThat(AS2HttpHelper.parseContentType(type)).isNull();
    String part = "Content-Type: application/EDIFACT; name=a b@c.edi\r\n\r\nUNB";
    String body = new String(multipart(part, signature(part, PARTNER)).body(), ISO_8859_1);
    Entity it =
        Entity.of(
            Map.of("content-type", type), body.replace("--b", "------=_b").getBytes(ISO_8859_1));
    assertThat(opened(it, SIGNED).content()).isEqualTo("UNB".getBytes(ISO_8859_1));
  }

  @Test
  void it_goes_down_parts_within_parts_as_deep_as_they_are() throws Exception {
    String part = "Content-Type: text/plain\r\n\r\nUNB";
    for (int i = 0; i < 3; i++)
      part =
          "Content-Type: multipart/mixed; boundary=c%1$d\r\n\r\n--c%1$d\r\n%2$s\r\n--c%1$d--"
              .formatted(i, part);
    Entity it = multipart(part, signature(part, PARTNER));
    assertThatThrownBy(() -> opened(it, SIGNED)).hasMessageContaining("too many multiparts");
  }

  private static Entity encrypted(String smimeType, byte[] cms) {
    return Entity.of(
        Map.of("content-type", "application/pkcs7-mime; smime-type=" + smimeType), cms);
  }

  private static byte[] enveloped(ASN1ObjectIdentifier cipher, byte[] content) throws Exception {
    var generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(HUB.certificate()));
    return generator
        .generate(
            new CMSProcessableByteArray(content), new JceCMSContentEncryptorBuilder(cipher).build())
        .getEncoded();
  }

  @Test
  void it_keeps_each_line_of_a_header_that_anybody_may_have_encrypted_to_us() throws Exception {
    byte[] header = "a:\r\n".repeat(300_000).getBytes(ISO_8859_1);
    Entity it = encrypted("enveloped-data", enveloped(CMSAlgorithm.AES128_CBC, header));
    try (var files = new AS2ResourceHelper()) {
      MimeBodyPart read = LIBRARY.decrypt(it, HUB.certificate(), HUB.key(), true, files);
      assertThat(Collections.list(read.getAllHeaders())).hasSize(300_000);
      assertThat(files.getAllTempFiles()).singleElement().matches(file -> file.length() > 1e6);
    }
    assertThat(refusal(it, ENCRYPTED)).isEqualTo(Disposition.DECRYPTION_FAILED);
  }

  @Test
  void it_does_not_open_what_is_encrypted_and_authenticated() throws Exception {
    String part = "Content-Type: application/EDIFACT\r\n\r\nUNB";
    Entity signed = multipart(part, signature(part, PARTNER));
    byte[] whole =
        ("Content-Type: multipart/signed; boundary=b\r\n\r\n"
                + new String(signed.body(), ISO_8859_1))
            .getBytes(ISO_8859_1);
    var generator = new CMSAuthEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(HUB.certificate()));
    byte[] cms =
        generator
            .generate(
                new CMSProcessableByteArray(whole),
                (OutputAEADEncryptor)
                    new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM).build())
            .getEncoded();
    Entity it = encrypted("authenveloped-data", cms);
    try (var files = new AS2ResourceHelper()) {
      assertThatThrownBy(() -> LIBRARY.decrypt(it, HUB.certificate(), HUB.key(), true, files))
          .isInstanceOf(SMIMEException.class);
    }
    assertThat(opened(it, ENCRYPTED).content()).isEqualTo("UNB".getBytes(ISO_8859_1));
  }

  @Test
  void it_takes_a_failure_for_a_success_and_overlooks_a_wish_without_importance() throws Exception {
    String failure = "processed/failure: unsupported format";
    var read =
        DispositionType.createFromString("automatic-action/MDN-sent-automatically; " + failure);
    assertThatCode(() -> read.validate(new AS2Message(), "")).doesNotThrowAnyException();
    assertThat(new Mdn("<1@us>", failure, null, "").accepts()).isFalse();
    String options = "signed-receipt-protocol=pkcs7-signature; signed-receipt-micalg=sha-512";
    assertThat(DispositionOptions.createFromString(options).getProtocol()).isNull();
    var asked =
        RequestedReceipt.of(
            new As2Message(Map.of("disposition-notification-options", options), new byte[0]));
    assertThat(asked.signed()).isTrue();
    assertThat(asked.mic()).isEqualTo("sha-512");
  }

  @Test
  @Tag("long")
  void it_leaves_no_file_behind(@TempDir Path files) throws Exception {
    AS2ResourceHelper.setTempDir(files.toFile());
    try {
      byte[] edi = new byte[20 << 20];
      new Random(1).nextBytes(edi);
      WrappedMessage sent = WrappedMessage.of(edi, "a.edi", ENCRYPTED, HUB.certificate(), PARTNER);
      assertThat(opened(sent.message(), ENCRYPTED).content()).isEqualTo(edi);
      WrappedMessage others = WrappedMessage.of(edi, "a.edi", ENCRYPTED, HUB.certificate(), HUB);
      assertThat(refusal(others.message(), ENCRYPTED)).isEqualTo(Disposition.AUTHENTICATION_FAILED);
      assertThat(files).isEmptyDirectory();
    } finally {
      AS2ResourceHelper.setTempDir(null);
    }
  }

  @Test
  void the_jdks_cryptography_stays_the_jdks() throws Exception {
    assertThat(List.of(Security.getProviders()).getLast().getName()).isEqualTo("BC");
    assertThat(MessageDigest.getInstance("SHA-256").getProvider().getName()).isEqualTo("SUN");
    assertThat(Cipher.getInstance("AES/CBC/PKCS5Padding").getProvider().getName())
        .isEqualTo("SunJCE");
    assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
        .isEqualTo("SunRsaSign");
  }
}
