package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
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
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
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
    return PartnerKeys.signed(name, Instant.now().minusSeconds(60), Duration.ofDays(10));
  }

  private static Channel.As2 agreed(boolean sign, boolean encrypt, boolean compress) {
    return agreed(sign, encrypt, compress, Channel.As2.Encryption.CLASSIC);
  }

  private static Channel.As2 agreed(
      boolean sign, boolean encrypt, boolean compress, Channel.As2.Encryption by) {
    return new Channel.As2(
        "PARTNER", null, List.of(), sign, encrypt, compress, Channel.As2.Mdn.SYNC, by);
  }

  private static final Channel.As2 ALL = agreed(true, true, true);

  private static Entity sent(Channel.As2 how, HubKey by) {
    X509Certificate to = how.encrypt() ? HUB.certificate() : null;
    return Wrapping.of(EDI, "a.edi", how, to, by).message();
  }

  private static Unwrapped opened(Entity it, Channel.As2 agreed)
      throws NotAccepted, Inflation.Full {
    return opened(it, agreed, new Inflation(2L << 30).hold(it.body().length));
  }

  private static Unwrapped opened(Entity it, Channel.As2 agreed, Inflation.Held room)
      throws NotAccepted, Inflation.Full {
    return Unwrapped.of(it, agreed, List.of(PARTNER.certificate()), HUB, room);
  }

  private static NotAccepted refused(Entity it, Channel.As2 agreed) {
    return catchThrowableOfType(NotAccepted.class, () -> opened(it, agreed));
  }

  private static Disposition refusal(Entity it, Channel.As2 agreed) {
    return refused(it, agreed).disposition();
  }

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
    var room = new Inflation(1L << 30).hold(1 << 20);
    assertThatThrownBy(() -> Unwrapped.of(sent(ALL, PARTNER), ALL, List.of(), HUB, room))
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

  private static final Channel.As2 PREFERRED =
      agreed(true, true, false, Channel.As2.Encryption.AUTHENTICATED);

  /** Encrypted as others do: the key's way and the content's each by itself. */
  private static Entity enveloped(Entity inner, ASN1ObjectIdentifier cipher, boolean oaep)
      throws Exception {
    var generator = new CMSEnvelopedDataGenerator();
    var certificate = HUB.certificate();
    generator.addRecipientInfoGenerator(
        (oaep
                ? new JceKeyTransRecipientInfoGenerator(
                    certificate,
                    new JcaAlgorithmParametersConverter()
                        .getAlgorithmIdentifier(
                            PKCSObjectIdentifiers.id_RSAES_OAEP,
                            new OAEPParameterSpec(
                                "SHA-256",
                                "MGF1",
                                MGF1ParameterSpec.SHA256,
                                PSource.PSpecified.DEFAULT)))
                : new JceKeyTransRecipientInfoGenerator(certificate))
            .setProvider(new BouncyCastleProvider()));
    return enveloped(
        generator
            .generate(
                new CMSProcessableByteArray(bytes(inner)),
                new JceCMSContentEncryptorBuilder(cipher)
                    .setProvider(new BouncyCastleProvider())
                    .build())
            .getEncoded());
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
            refused(Wrapping.of(EDI, "a.edi", ALL, STRANGER.certificate(), PARTNER).message(), ALL),
            refused(enveloped(sent(signed, PARTNER), CMSAlgorithm.AES128_CBC, false), PREFERRED)))
      assertThat(it.isProven()).as(it.getMessage()).isFalse();
    assertThat(refused(sent(signed, PARTNER), ALL).isProven()).isTrue();
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

  /** With its header among its bytes. */
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

  @Test
  void a_bomb_is_put_out_before_it_goes_off() throws Exception {
    byte[] bomb = zipped(new byte[150 << 20]);
    assertThat(bomb.length).isLessThan(1 << 20);
    assertThat(refusal(compressed(bomb), ALL)).isEqualTo(Disposition.DECOMPRESSION_FAILED);
  }

  @Test
  void each_bound_of_what_inflates_holds_by_itself() throws Exception {
    byte[] steep = zipped(new byte[10 << 20]);
    assertThat(steep.length * (long) Inflation.MOST_RATIO).isLessThan(10 << 20);
    assertThat(refusal(compressed(steep), ALL)).isEqualTo(Disposition.DECOMPRESSION_FAILED);
    Entity dense = compressed(zipped(dense(30 << 20)));
    assertThat(dense.body().length * (long) Inflation.MOST_RATIO).isGreaterThan(60L << 20);
    assertThat(refusal(dense, ALL))
        .as("inflated, and found without a signature")
        .isEqualTo(Disposition.INSUFFICIENT_SECURITY);
    var small = new Inflation(256L << 20);
    NotAccepted refused =
        catchThrowableOfType(
            NotAccepted.class, () -> opened(dense, ALL, small.hold(dense.body().length)));
    assertThat(refused.disposition())
        .as("a quarter of an eighth of the heap, before a signature")
        .isEqualTo(Disposition.DECOMPRESSION_FAILED);
  }

  @Test
  void all_that_is_inflated_at_a_time_shares_one_room() throws Exception {
    var room = new Inflation(64L << 20);
    byte[] zipped = zipped(dense(6 << 20));
    try (var first = room.hold(zipped.length)) {
      assertThat(Cms.inflate(zipped, first, true).body().length).isGreaterThan(5 << 20);
      try (var second = room.hold(zipped.length)) {
        assertThatThrownBy(() -> Cms.inflate(zipped, second, true))
            .isInstanceOf(Inflation.Full.class);
      }
      assertThatThrownBy(() -> Cms.inflate(zipped, first, true))
          .as("its layers together")
          .isInstanceOf(NotAccepted.class);
    }
    try (var third = room.hold(zipped.length)) {
      assertThat(Cms.inflate(zipped, third, true).body().length).isGreaterThan(5 << 20);
    }
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
