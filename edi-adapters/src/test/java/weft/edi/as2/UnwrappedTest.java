package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.party.Channel;

class UnwrappedTest {
  private static final HubKey HUB = key("HUB");
  private static final HubKey PARTNER = key("PARTNER");
  private static final HubKey STRANGER = key("STRANGER");
  private static final byte[] EDI =
      "UNB+UNOC:3+A+B+261125:0800+1'UNH+1+ORDERS:D:96A:UN'UNT+2+1'UNZ+1+1'".getBytes(ISO_8859_1);

  private static HubKey key(String name) {
    return HubKey.selfSigned(name, Instant.now().minusSeconds(60), Duration.ofDays(10));
  }

  private static Channel.As2 agreed(boolean sign, boolean encrypt, boolean compress) {
    return new Channel.As2(
        "PARTNER", null, List.of(), sign, encrypt, compress, Channel.As2.Mdn.SYNC);
  }

  private static final Channel.As2 ALL = agreed(true, true, true);

  private static Entity sent(Channel.As2 how, HubKey by) {
    X509Certificate to = how.encrypt() ? HUB.certificate() : null;
    return Wrapping.of(EDI, "a.edi", how, to, by).message();
  }

  private static Unwrapped opened(Entity it, Channel.As2 agreed) throws NotAccepted {
    return Unwrapped.of(it, agreed, List.of(PARTNER.certificate()), HUB);
  }

  private static Disposition refusal(Entity it, Channel.As2 agreed) {
    return catchThrowableOfType(NotAccepted.class, () -> opened(it, agreed)).disposition();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void what_is_wrapped_comes_out_as_it_was(boolean encrypt, boolean compress) throws Exception {
    Channel.As2 how = agreed(true, encrypt, compress);
    Wrapping wrapping = Wrapping.of(EDI, "a.edi", how, encrypt ? HUB.certificate() : null, PARTNER);
    Unwrapped out = opened(wrapping.message(), how);
    assertThat(out.content()).isEqualTo(EDI);
    assertThat(wrapping.mics()).startsWith(sha256(out.signed()));
  }

  private static String sha256(Entity it) {
    return Base64.getEncoder().encodeToString(Cms.digest("sha-256", it));
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
    assertThatThrownBy(() -> Unwrapped.of(sent(ALL, PARTNER), ALL, List.of(), HUB))
        .isInstanceOfSatisfying(
            NotAccepted.class,
            it -> assertThat(it.disposition()).isEqualTo(Disposition.AUTHENTICATION_FAILED));
  }

  @Test
  void of_several_certificates_those_within_their_window_count() throws Exception {
    Instant now = Instant.now();
    HubKey expired = HubKey.selfSigned("OLD", now.minus(Duration.ofDays(20)), Duration.ofDays(10));
    HubKey later = HubKey.selfSigned("NEXT", now.plus(Duration.ofDays(5)), Duration.ofDays(30));
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

  private static Entity with(Entity it, byte[] body) {
    return Entity.of(Map.of("Content-Type", String.valueOf(it.field("Content-Type"))), body);
  }

  @Test
  void what_is_encrypted_to_another_is_refused() {
    Entity it = Wrapping.of(EDI, "a.edi", ALL, STRANGER.certificate(), PARTNER).message();
    assertThat(refusal(it, ALL)).isEqualTo(Disposition.DECRYPTION_FAILED);
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

  private static Entity enveloped(byte[] cms) {
    return Entity.of(
        Map.of("content-type", "application/pkcs7-mime; smime-type=enveloped-data"), cms);
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
  void a_bomb_is_put_out_before_it_goes_off() throws Exception {
    byte[] bomb = zipped(new byte[150 << 20]);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(refusal(compressed(bomb), ALL)).isEqualTo(Disposition.DECOMPRESSION_FAILED);
  }

  @Test
  void each_bound_of_what_inflates_holds_by_itself() throws Exception {
    byte[] steep = zipped(new byte[10 << 20]);
    assertThat(steep.length * (long) Cms.MOST_RATIO).isLessThan(10 << 20);
    assertThat(refusal(compressed(steep), ALL)).isEqualTo(Disposition.DECOMPRESSION_FAILED);
    byte[] large = zipped(dense(Cms.MOST_INFLATED + 1));
    assertThat(large.length * (long) Cms.MOST_RATIO).isGreaterThan(2L * Cms.MOST_INFLATED);
    assertThat(refusal(compressed(large), ALL)).isEqualTo(Disposition.DECOMPRESSION_FAILED);
    assertThat(refusal(compressed(zipped(dense(30 << 20))), ALL))
        .as("inflated, and found without a signature")
        .isEqualTo(Disposition.INSUFFICIENT_SECURITY);
  }

  /** A part that becomes some twenty times smaller. */
  private static byte[] dense(int size) {
    byte[] part = new byte[size];
    var random = new Random(1);
    byte[] noise = new byte[40];
    for (int at = 0; at + noise.length < size; at += 1_000) {
      random.nextBytes(noise);
      System.arraycopy(noise, 0, part, at, noise.length);
    }
    byte[] header = "Content-Type: application/EDIFACT\r\n\r\n".getBytes(ISO_8859_1);
    System.arraycopy(header, 0, part, 0, header.length);
    return part;
  }

  @Test
  void what_is_wrapped_without_end_is_refused() throws Exception {
    Entity it = sent(agreed(true, false, false), PARTNER);
    for (int i = 0; i < 6; i++) it = compressed(zipped(bytes(it)));
    Entity outermost = it;
    assertThatThrownBy(() -> opened(outermost, ALL))
        .isInstanceOf(NotAccepted.class)
        .hasMessageContaining("too often");
  }

  private static byte[] zipped(byte[] content) throws Exception {
    return new CMSCompressedDataGenerator()
        .generate(new CMSProcessableByteArray(content), new ZlibCompressor())
        .getEncoded();
  }

  private static Entity compressed(byte[] cms) {
    return Entity.of(
        Map.of("content-type", "application/pkcs7-mime; smime-type=compressed-data"), cms);
  }

  private static byte[] bytes(Entity it) throws Exception {
    var out = new ByteArrayOutputStream();
    it.writeTo(out);
    return out.toByteArray();
  }
}
