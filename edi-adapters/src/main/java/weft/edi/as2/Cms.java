package weft.edi.as2;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Signs, verifies, encrypts, decrypts, compresses and inflates (RFC 5652, 3274), within bounds. */
final class Cms {
  /** No message inflates to more, nor to more than so many times its size. */
  static final int MOST_INFLATED = 100 << 20;

  static final int MOST_RATIO = 100;

  /** Ours alone: the process's other cryptography stays the JDK's. */
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private Cms() {}

  static byte[] digest(String name, byte[] bytes) {
    try {
      return MessageDigest.getInstance(name.toUpperCase(Locale.ROOT)).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A detached signature by SHA-256, with our certificate in it. */
  static byte[] sign(byte[] content, HubKey key) {
    try {
      var generator = new CMSSignedDataGenerator();
      String algorithm =
          key.key().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
      var signer = new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(key.key());
      var digests = new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(digests).build(signer, key.certificate()));
      generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Our own key does not sign", e);
    }
  }

  /** Refuses unless exactly one signer, by one of the certificates, signed exactly the content. */
  static void verify(byte[] content, byte[] signature, List<X509Certificate> certificates)
      throws NotAccepted {
    SignerInformation signer = signer(content, signature);
    if (!Algorithms.signs(
        new ASN1ObjectIdentifier(signer.getDigestAlgOID()),
        new ASN1ObjectIdentifier(signer.getEncryptionAlgOID())))
      throw new NotAccepted(
          Disposition.INSUFFICIENT_SECURITY, "Sign by SHA-256, SHA-384 or SHA-512.");
    boolean known = false;
    for (X509Certificate certificate : certificates) {
      try {
        var verifier =
            new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(PROVIDER)
                .build(certificate.getPublicKey());
        known |= signer.getSID().match(new JcaX509CertificateHolder(certificate));
        if (signer.verify(verifier)) return;
      } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
        // another certificate's kind of key, or another content; the next may fit
      }
    }
    throw known
        ? new NotAccepted(Disposition.INTEGRITY_CHECK_FAILED, "What was signed was changed.")
        : new NotAccepted(
            Disposition.AUTHENTICATION_FAILED,
            "The signature is by none of the certificates that are agreed and valid now.");
  }

  private static SignerInformation signer(byte[] content, byte[] signature) throws NotAccepted {
    try {
      Collection<SignerInformation> signers =
          new CMSSignedData(new CMSProcessableByteArray(content), signature)
              .getSignerInfos()
              .getSigners();
      if (signers.size() == 1) return signers.iterator().next();
    } catch (CMSException | RuntimeException e) {
      // said below
    }
    throw new NotAccepted(Disposition.AUTHENTICATION_FAILED, "One signature is needed.");
  }

  static byte[] encrypt(byte[] content, X509Certificate certificate) {
    try {
      var generator = new CMSEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(
          new JceKeyTransRecipientInfoGenerator(certificate).setProvider(PROVIDER));
      return generator
          .generate(
              new CMSProcessableByteArray(content),
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                  .setProvider(PROVIDER)
                  .build())
          .getEncoded();
    } catch (CMSException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Cannot encrypt to a checked certificate", e);
    }
  }

  /** One answer to all that goes wrong inside, so that nobody learns from it how far one came. */
  static byte[] decrypt(byte[] enveloped, HubKey key, boolean authenticated) throws NotAccepted {
    try {
      return authenticated ? authEnveloped(enveloped, key) : enveloped(enveloped, key);
    } catch (CMSException | IOException | RuntimeException e) {
      throw new NotAccepted(
          Disposition.DECRYPTION_FAILED, "The message cannot be decrypted with our key.");
    }
  }

  private static byte[] enveloped(byte[] bytes, HubKey key)
      throws CMSException, NotAccepted, IOException {
    var data = new CMSEnvelopedData(bytes);
    checked(data.getContentEncryptionAlgorithm().getAlgorithm());
    return recipient(data.getRecipientInfos(), key)
        .getContent(new JceKeyTransEnvelopedRecipient(key.key()).setProvider(PROVIDER));
  }

  private static byte[] authEnveloped(byte[] bytes, HubKey key)
      throws CMSException, NotAccepted, IOException {
    var data = new CMSAuthEnvelopedData(bytes);
    checked(
        AuthEnvelopedData.getInstance(ContentInfo.getInstance(bytes).getContent())
            .getAuthEncryptedContentInfo()
            .getContentEncryptionAlgorithm()
            .getAlgorithm());
    return recipient(data.getRecipientInfos(), key)
        .getContent(new JceKeyTransAuthEnvelopedRecipient(key.key()).setProvider(PROVIDER));
  }

  private static void checked(ASN1ObjectIdentifier cipher) throws NotAccepted {
    if (!Algorithms.encrypts(cipher))
      throw new NotAccepted(Disposition.INSUFFICIENT_SECURITY, "Encrypt by AES.");
  }

  private static RecipientInformation recipient(RecipientInformationStore all, HubKey key)
      throws IOException {
    RecipientInformation mine = all.get(new JceKeyTransRecipientId(key.certificate()));
    if (mine == null) throw new IOException("encrypted to another certificate");
    return mine;
  }

  static byte[] compress(byte[] content) {
    try {
      return new CMSCompressedDataGenerator()
          .generate(new CMSProcessableByteArray(content), new ZlibCompressor())
          .getEncoded();
    } catch (CMSException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] inflate(byte[] compressed) throws NotAccepted {
    int most = (int) Math.min(MOST_INFLATED, (long) compressed.length * MOST_RATIO);
    try (InputStream in =
        new CMSCompressedDataParser(new ByteArrayInputStream(compressed))
            .getContent(new ZlibExpanderProvider())
            .getContentStream()) {
      var out = new ByteArrayOutputStream(Math.min(most, compressed.length * 4));
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (out.size() + n > most)
          throw new NotAccepted(
              Disposition.DECOMPRESSION_FAILED,
              "A message may inflate to 100 MB, and to 100 times its size.");
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } catch (CMSException | IOException | RuntimeException e) {
      throw new NotAccepted(Disposition.DECOMPRESSION_FAILED, "The message cannot be inflated.");
    }
  }
}
