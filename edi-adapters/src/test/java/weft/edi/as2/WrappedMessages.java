package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import weft.party.Channel;

/** Messages to the hub, wrapped as partners wrap them, and the result of opening them. */
abstract class WrappedMessages {
  static final HubKey HUB = key("HUB");

  static final HubKey PARTNER = key("PARTNER");

  static final HubKey STRANGER = key("STRANGER");

  static final byte[] EDI =
      "UNB+UNOC:3+A+B+261125:0800+1'UNH+1+ORDERS:D:96A:UN'UNT+2+1'UNZ+1+1'".getBytes(ISO_8859_1);

  static HubKey key(String name) {
    return PartnerKeys.signed(name, Instant.now().minusSeconds(60), Duration.ofDays(10));
  }

  static Channel.As2 agreed(boolean sign, boolean encrypt, boolean compress) {
    return agreed(sign, encrypt, compress, Channel.As2.Encryption.CLASSIC);
  }

  static Channel.As2 agreed(
      boolean sign, boolean encrypt, boolean compress, Channel.As2.Encryption by) {
    return new Channel.As2(
        "PARTNER", null, List.of(), sign, encrypt, compress, Channel.As2.Mdn.SYNC, by);
  }

  static final Channel.As2 ALL = agreed(true, true, true);

  static final Channel.As2 PREFERRED =
      agreed(true, true, false, Channel.As2.Encryption.AUTHENTICATED);

  static Entity sent(Channel.As2 how, HubKey by) {
    X509Certificate to = how.encrypt() ? HUB.certificate() : null;
    return WrappedMessage.of(EDI, "a.edi", how, to, by).message();
  }

  static UnwrappedMessage opened(Entity it, Channel.As2 agreed, InflationBudget.Held room)
      throws NotAccepted, InflationBudget.Full {
    return UnwrappedMessage.of(it, agreed, List.of(PARTNER.certificate()), HUB, room);
  }

  static UnwrappedMessage opened(Entity it, Channel.As2 agreed)
      throws NotAccepted, InflationBudget.Full {
    return opened(it, agreed, new InflationBudget(2L << 30).hold(it.body().length));
  }

  static NotAccepted refused(Entity it, Channel.As2 agreed) {
    return catchThrowableOfType(NotAccepted.class, () -> opened(it, agreed));
  }

  static Disposition refusal(Entity it, Channel.As2 agreed) {
    return refused(it, agreed).disposition();
  }

  static Entity with(Entity it, byte[] body) {
    return Entity.of(Map.of("Content-Type", String.valueOf(it.field("Content-Type"))), body);
  }

  static Entity enveloped(byte[] cms) {
    return Entity.of(
        Map.of("content-type", "application/pkcs7-mime; smime-type=enveloped-data"), cms);
  }

  /** Encrypted as other systems do: the algorithms for key and content vary independently. */
  static Entity enveloped(Entity inner, ASN1ObjectIdentifier cipher, boolean oaep)
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

  static byte[] zipped(byte[] content) throws Exception {
    return new CMSCompressedDataGenerator()
        .generate(new CMSProcessableByteArray(content), new ZlibCompressor())
        .getEncoded();
  }

  static Entity compressed(byte[] cms) {
    return Entity.of(
        Map.of("content-type", "application/pkcs7-mime; smime-type=compressed-data"), cms);
  }

  static byte[] bytes(Entity it) throws Exception {
    var out = new ByteArrayOutputStream();
    it.writeTo(out);
    return out.toByteArray();
  }
}
