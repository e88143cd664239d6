package weft.edi.as2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import weft.edi.as2.Entity.Malformed;

/**
 * What is looked at before the library may verify, and what it is not asked: decrypts and inflates,
 * within bounds that it has not (RFC 5652, 3274).
 */
final class Cms {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Cms() {}

  static byte[] digest(String name, byte[] bytes) {
    return sha(name).digest(bytes);
  }

  static byte[] digest(String name, Entity part) {
    return part.digest(sha(name));
  }

  private static MessageDigest sha(String name) {
    try {
      return MessageDigest.getInstance(name.toUpperCase(Locale.ROOT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What is signed in a {@code multipart/signed}. Refuses unless exactly one signer, by one of the
   * certificates, signed exactly its bytes.
   */
  static Entity verified(Entity multipart, List<X509Certificate> certificates)
      throws NotAccepted, Malformed {
    List<Entity> parts = multipart.parts();
    if (parts.size() != 2) throw new Malformed("multipart/signed has two parts");
    Entity content = parts.get(0);
    if (content.is("multipart/*")) shallow(content);
    SignerInformation signer = signer(parts.get(1));
    boolean exact = signed(content, signer);
    boolean known = false;
    for (X509Certificate certificate : certificates) {
      known |= names(signer, certificate);
      if (exact && Library.verifies(content, parts.get(1), certificate)) return content;
    }
    throw known
        ? new NotAccepted(Disposition.INTEGRITY_CHECK_FAILED, "What was signed was changed.")
        : new NotAccepted(
            Disposition.AUTHENTICATION_FAILED,
            "The signature is by none of the certificates that are agreed and valid now.");
  }

  /** The library goes down them by recursion. */
  private static void shallow(Entity multipart) throws Malformed {
    for (Entity nested : multipart.parts())
      if (nested.is("multipart/*")) throw new Malformed("too many multiparts");
  }

  private static SignerInformation signer(Entity signature) throws NotAccepted, Malformed {
    SignerInformation signer;
    try {
      Collection<SignerInformation> signers =
          new CMSSignedData(signature.content()).getSignerInfos().getSigners();
      signer = signers.size() == 1 ? signers.iterator().next() : null;
      if (signer != null) signer.getSignedAttributes(); // taken apart here, where it may fail
    } catch (CMSException | RuntimeException e) {
      signer = null;
    }
    if (signer == null)
      throw new NotAccepted(Disposition.AUTHENTICATION_FAILED, "One signature is needed.");
    if (!Algorithms.signs(
        new ASN1ObjectIdentifier(signer.getDigestAlgOID()),
        new ASN1ObjectIdentifier(signer.getEncryptionAlgOID())))
      throw new NotAccepted(
          Disposition.INSUFFICIENT_SECURITY, "Sign by SHA-256, SHA-384 or SHA-512.");
    return signer;
  }

  private static boolean names(SignerInformation signer, X509Certificate certificate) {
    try {
      return signer.getSID().match(new JcaX509CertificateHolder(certificate));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * Whether the signature is of the bytes as they came. The library verifies what it would have
   * written in their place: other line ends, other white space between parts.
   */
  private static boolean signed(Entity content, SignerInformation signer) {
    AttributeTable attributes = signer.getSignedAttributes();
    if (attributes == null) return true; // the signature itself is of the bytes
    var digest = attributes.get(CMSAttributes.messageDigest);
    return digest != null
        && digest.getAttrValues().size() == 1
        && digest.getAttrValues().getObjectAt(0) instanceof ASN1OctetString value
        && MessageDigest.isEqual(
            value.getOctets(),
            digest(Algorithms.digest(new ASN1ObjectIdentifier(signer.getDigestAlgOID())), content));
  }

  /**
   * What was encrypted to our key. One answer to all that goes wrong inside, so that nobody learns
   * from it how far one came.
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
   * How something is decrypted.
   *
   * @param authEnveloped whether it says that it is AuthEnvelopedData (RFC 5083)
   * @param classic whether the older methods are agreed
   * @param signed whether a signature was found around it, and so none may be within: then only
   *     what is authenticated is opened, or a partner could try another's message on us
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
   * Where the content's key cannot be unwrapped, another takes its place: what follows fails as it
   * does with any wrong key, and takes as long (RFC 3218 2.3.2).
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

  /** The same of AuthEnvelopedData. */
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

  /** The part, encrypted by AES-256-GCM, its key by RSA-OAEP with SHA-256 (RFC 5083, 8551). */
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
   * What was compressed.
   *
   * @param room in which it may grow
   * @param proven whether a valid signature says whose it is
   */
  static Entity inflate(byte[] compressed, Inflation.Held room, boolean proven)
      throws NotAccepted, Malformed, Inflation.Full {
    return Entity.parse(inflated(compressed, room, proven));
  }

  /** Inflated twice: what it comes to is known before anything of it is kept. */
  private static byte[] inflated(byte[] compressed, Inflation.Held room, boolean proven)
      throws NotAccepted, Inflation.Full {
    try {
      int size = size(compressed, room.left(proven));
      room.take(size, proven);
      byte[] inflated = new byte[size];
      try (InputStream in = inflating(compressed)) {
        if (in.readNBytes(inflated, 0, size) != size || in.read() >= 0)
          throw new IOException("of another size the second time");
      }
      return inflated;
    } catch (CMSException | IOException | RuntimeException e) {
      throw new NotAccepted(Disposition.DECOMPRESSION_FAILED, "The message cannot be inflated.");
    }
  }

  private static int size(byte[] compressed, long most)
      throws CMSException, IOException, NotAccepted {
    byte[] buffer = new byte[8192];
    long size = 0;
    try (InputStream in = inflating(compressed)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > most)
          throw new NotAccepted(
              Disposition.DECOMPRESSION_FAILED,
              "A message may inflate to 100 times its size, and to what the hub has room for.");
      }
    }
    return (int) size;
  }

  private static InputStream inflating(byte[] compressed) throws CMSException, IOException {
    return new CMSCompressedDataParser(new ByteArrayInputStream(compressed))
        .getContent(new ZlibExpanderProvider())
        .getContentStream();
  }
}
