package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.party.Channel;

/** A valid signature proves the sender; nothing else does. */
class UnwrappedMessageTest extends WrappedMessages {
  @ParameterizedTest
  @CsvSource({
    "true,true,AUTHENTICATED",
    "true,true,CLASSIC",
    "true,false,AUTHENTICATED",
    "true,false,CLASSIC",
    "false,true,AUTHENTICATED",
    "false,false,AUTHENTICATED"
  })
  void what_is_wrapped_comes_out_as_it_was(
      boolean encrypt, boolean compress, Channel.As2.Encryption by) throws Exception {
    Channel.As2 how = agreed(true, encrypt, compress, by);
    WrappedMessage wrapping =
        WrappedMessage.of(EDI, "a.edi", how, encrypt ? HUB.certificate() : null, PARTNER);
    UnwrappedMessage out = opened(wrapping.message(), how);
    assertThat(out.content()).isEqualTo(EDI);
    assertThat(wrapping.mics()).startsWith(sha256(out.signed()));
  }

  private static String sha256(Entity it) {
    return Base64.getEncoder().encodeToString(Digest.of("sha-256", it));
  }

  @Test
  void without_a_signature_nobody_is_believed_whatever_is_agreed() {
    Channel.As2 unsigned = agreed(false, false, false);
    assertThat(refusal(sent(unsigned, PARTNER), unsigned))
        .isEqualTo(Disposition.INSUFFICIENT_SECURITY);
  }

  @Test
  void what_should_be_encrypted_and_is_not_is_refused() {
    assertThat(refusal(sent(agreed(true, false, false), PARTNER), ALL))
        .isEqualTo(Disposition.INSUFFICIENT_SECURITY);
  }

  @Test
  void another_ones_signature_is_refused() {
    assertThat(refusal(sent(ALL, STRANGER), ALL)).isEqualTo(Disposition.AUTHENTICATION_FAILED);
  }

  @Test
  void when_no_certificate_is_valid_any_more_nothing_is_believed() {
    var room = new InflationBudget(1L << 30).hold(1 << 20);
    assertThatThrownBy(() -> UnwrappedMessage.of(sent(ALL, PARTNER), ALL, List.of(), HUB, room))
        .isInstanceOfSatisfying(
            NotAccepted.class,
            it -> assertThat(it.disposition()).isEqualTo(Disposition.AUTHENTICATION_FAILED));
  }

  @Test
  void of_several_certificates_those_within_their_window_count() throws Exception {
    Instant now = Instant.now();
    HubKey expired = PartnerKeys.signed("OLD", now.minus(Duration.ofDays(20)), Duration.ofDays(10));
    HubKey later = PartnerKeys.signed("NEXT", now.plus(Duration.ofDays(5)), Duration.ofDays(30));
    var all =
        Certificates.of(
            List.of(
                Certificates.pem(expired.certificate()),
                Certificates.pem(later.certificate()),
                Certificates.pem(PARTNER.certificate())));
    assertThat(all.valid(now)).containsExactly(PARTNER.certificate());
    assertThat(all.newest(now)).hasValue(PARTNER.certificate());
    assertThat(all.newest(now.plus(Duration.ofDays(6)))).hasValue(later.certificate());
    assertThat(all.remaining(now).toDays()).isBetween(34L, 35L);
    assertThat(new Certificates(List.of(expired.certificate())).remaining(now)).isZero();
  }

  @Test
  void content_that_was_changed_is_refused() {
    Entity it = sent(agreed(true, false, false), PARTNER);
    byte[] changed =
        new String(it.body(), ISO_8859_1).replace("ORDERS", "ORDCHG").getBytes(ISO_8859_1);
    assertThat(refusal(with(it, changed), agreed(true, false, false)))
        .isEqualTo(Disposition.INTEGRITY_CHECK_FAILED);
  }

  @Test
  void cut_off_anywhere_it_is_refused_and_nothing_else_happens() {
    for (Channel.As2 how : List.of(ALL, agreed(true, false, false))) {
      Entity it = sent(how, PARTNER);
      int step = Math.max(1, it.body().length / 30);
      for (int length = 0; length < it.body().length - 4; length += step) {
        Entity cut = with(it, Arrays.copyOf(it.body(), length));
        assertThatThrownBy(() -> opened(cut, how)).as("%s", length).isInstanceOf(NotAccepted.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"SHA1withRSA", "MD5withRSA"})
  void weak_digests_are_refused(String algorithm) throws Exception {
    byte[] content = "Content-Type: application/EDIFACT\r\n\r\nUNB".getBytes(ISO_8859_1);
    var generator = new CMSSignedDataGenerator();
    var provider = new BouncyCastleProvider();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(provider).build())
            .build(
                new JcaContentSignerBuilder(algorithm).setProvider(provider).build(PARTNER.key()),
                PARTNER.certificate()));
    byte[] cms = generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    assertThat(refusal(signed(content, cms), agreed(true, false, false)))
        .isEqualTo(Disposition.INSUFFICIENT_SECURITY);
  }

  @Test
  void a_signature_by_nobody_is_none() throws Exception {
    byte[] content = "Content-Type: application/EDIFACT\r\n\r\nUNB".getBytes(ISO_8859_1);
    byte[] cms =
        new CMSSignedDataGenerator()
            .generate(new CMSProcessableByteArray(content), false)
            .getEncoded();
    assertThat(refusal(signed(content, cms), agreed(true, false, false)))
        .isEqualTo(Disposition.AUTHENTICATION_FAILED);
  }

  private static Entity signed(byte[] content, byte[] cms) {
    var body = new ByteArrayOutputStream();
    body.writeBytes("--b\r\n".getBytes(ISO_8859_1));
    body.writeBytes(content);
    body.writeBytes(
        "\r\n--b\r\nContent-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            .getBytes(ISO_8859_1));
    body.writeBytes(Base64.getMimeEncoder().encode(cms));
    body.writeBytes("\r\n--b--\r\n".getBytes(ISO_8859_1));
    return Entity.of(Map.of("content-type", "multipart/signed; boundary=b"), body.toByteArray());
  }

  @Test
  void only_after_a_valid_signature_is_anything_said_of_what_was_wrong() throws Exception {
    Channel.As2 signed = agreed(true, false, false);
    Entity sound = sent(ALL, PARTNER);
    byte[] spoilt = sound.body();
    spoilt[spoilt.length - 5] ^= 1;
    for (NotAccepted it :
        List.of(
            refused(sent(agreed(false, true, false), PARTNER), ALL),
            refused(sent(ALL, STRANGER), ALL),
            refused(with(sound, spoilt), ALL),
            refused(compressed(new byte[] {1, 2, 3}), ALL),
            refused(
                WrappedMessage.of(EDI, "a.edi", ALL, STRANGER.certificate(), PARTNER).message(),
                ALL),
            refused(enveloped(sent(signed, PARTNER), CMSAlgorithm.AES128_CBC, false), PREFERRED)))
      assertThat(it.isProven()).as(it.getMessage()).isFalse();
    assertThat(refused(sent(signed, PARTNER), ALL).isProven()).isTrue();
  }
}
