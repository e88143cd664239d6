package weft.edi.as2;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import weft.edi.as2.Entity.Malformed;

/** Encrypts to a certificate, and decrypts (RFC 5652 6, RFC 5083). */
final class EnvelopedData {
  private static final SecureRandom RANDOM = new SecureRandom();

  private EnvelopedData() {}

  /** Encrypts the part with AES-256-GCM, and its key with RSA-OAEP and SHA-256 (RFC 5083, 8551). */
  static Entity encrypted(Entity part, X509Certificate to) {
    try {
      var oaep =
          new JcaAlgorithmParametersConverter()
              .getAlgorithmIdentifier(
                  PKCSObjectIdentifiers.id_RSAES_OAEP,
                  new OAEPParameterSpec(
                      "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
      var generator = new CMSAuthEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(
          new JceKeyTransRecipientInfoGenerator(to, oaep).setProvider(Library.PROVIDER));
      var cipher =
          (OutputAEADEncryptor)
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                  .setProvider(Library.PROVIDER)
                  .build();
      byte[] encrypted =
          generator.generate(new CMSProcessableByteArray(part.whole()), cipher).getEncoded();
      return Entity.of(
          Map.of(
              "Content-Type",
              "application/pkcs7-mime; name=\"smime.p7m\"; smime-type=authEnveloped-data",
              "Content-Disposition",
              "attachment; filename=\"smime.p7m\""),
          encrypted);
    } catch (CMSException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Cannot encrypt to a checked certificate", e);
    }
  }

  /**
   * Decrypts data that was encrypted to the hub's key. All failures inside give the same answer, so
   * that an attacker cannot learn from it how far decryption came.
   */
  static Entity decrypt(byte[] enveloped, HubKey key, Opening how) throws NotAccepted {
    try {
      return Entity.parse(
          how.authEnveloped()
              ? authEnveloped(enveloped, key, how)
              : enveloped(enveloped, key, how));
    } catch (CMSException | IOException | Malformed | RuntimeException e) {
      throw new NotAccepted(
          Disposition.DECRYPTION_FAILED, "The message cannot be decrypted with our key.");
    }
  }

  /**
   * The conditions for decryption.
   *
   * @param authEnveloped whether the data is declared as AuthEnvelopedData (RFC 5083)
   * @param classic whether the channel allows the older methods
   * @param signed whether a signature was found around the data, so that none may be inside it. The
   *     hub then opens authenticated encryption only; otherwise a partner could sign an intercepted
   *     message of another partner and test the hub's answers to it.
   */
  record Opening(boolean authEnveloped, boolean classic, boolean signed) {
    private void allow(ASN1ObjectIdentifier cipher, RecipientInformation recipient)
        throws NotAccepted {
      boolean older = classic && !signed;
      if (!Algorithms.encrypts(cipher, older)
          || !Algorithms.transports(
              new ASN1ObjectIdentifier(recipient.getKeyEncryptionAlgOID()), older))
        throw new NotAccepted(
            Disposition.INSUFFICIENT_SECURITY,
            older
                ? "Encrypt by AES, its key by RSA."
                : "Encrypt by AES-GCM, its key by RSA-OAEP, or agree on the older methods.");
    }
  }

  private static byte[] enveloped(byte[] bytes, HubKey key, Opening how)
      throws CMSException, NotAccepted, IOException {
    var data = new CMSEnvelopedData(bytes);
    RecipientInformation mine = recipient(data.getRecipientInfos(), key);
    how.allow(data.getContentEncryptionAlgorithm().getAlgorithm(), mine);
    return mine.getContent(new Envelope(key));
  }

  private static byte[] authEnveloped(byte[] bytes, HubKey key, Opening how)
      throws CMSException, NotAccepted, IOException {
    var data = new CMSAuthEnvelopedData(bytes);
    RecipientInformation mine = recipient(data.getRecipientInfos(), key);
    how.allow(
        AuthEnvelopedData.getInstance(ContentInfo.getInstance(bytes).getContent())
            .getAuthEncryptedContentInfo()
            .getContentEncryptionAlgorithm()
            .getAlgorithm(),
        mine);
    return mine.getContent(new AuthEnvelope(key));
  }

  private static RecipientInformation recipient(RecipientInformationStore all, HubKey key)
      throws IOException {
    RecipientInformation mine = all.get(new JceKeyTransRecipientId(key.certificate()));
    if (mine == null) throw new IOException("encrypted to another certificate");
    return mine;
  }

  /**
   * Decrypts with a random key if the content's key cannot be unwrapped. The next step then fails
   * as with any wrong key, after the same time (RFC 3218 2.3.2).
   */
  private static final class Envelope extends JceKeyTransEnvelopedRecipient {
    Envelope(HubKey key) {
      super(key.key());
      setProvider(Library.PROVIDER);
      setKeySizeValidation(true);
    }

    @Override
    protected Key extractSecretKey(
        AlgorithmIdentifier transport, AlgorithmIdentifier cipher, byte[] wrapped) {
      Key other = anyKey(cipher);
      try {
        return super.extractSecretKey(transport, cipher, wrapped);
      } catch (CMSException | RuntimeException e) {
        return other;
      }
    }
  }

  /** Does the same for AuthEnvelopedData. */
  private static final class AuthEnvelope extends JceKeyTransAuthEnvelopedRecipient {
    AuthEnvelope(HubKey key) {
      super(key.key());
      setProvider(Library.PROVIDER);
      setKeySizeValidation(true);
    }

    @Override
    protected Key extractSecretKey(
        AlgorithmIdentifier transport, AlgorithmIdentifier cipher, byte[] wrapped) {
      Key other = anyKey(cipher);
      try {
        return super.extractSecretKey(transport, cipher, wrapped);
      } catch (CMSException | RuntimeException e) {
        return other;
      }
    }
  }

  private static Key anyKey(AlgorithmIdentifier cipher) {
    byte[] key = new byte[Algorithms.keyLength(cipher.getAlgorithm())];
    RANDOM.nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }
}
