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
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import weft.edi.as2.Entity.Malformed;

/**
 * What is looked at before the library may verify, and what it is not asked: decrypts and inflates,
 * within bounds that it has not (RFC 5652, 3274).
 */
final class Cms {
  /** No message inflates to more, nor to more than so many times its size. */
  static final int MOST_INFLATED = 100 << 20;

  static final int MOST_RATIO = 100;

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
  static Entity decrypt(byte[] enveloped, HubKey key, boolean authenticated) throws NotAccepted {
    try {
      return Entity.parse(
          authenticated ? authEnveloped(enveloped, key) : enveloped(enveloped, key));
    } catch (CMSException | IOException | Malformed | RuntimeException e) {
      throw new NotAccepted(
          Disposition.DECRYPTION_FAILED, "The message cannot be decrypted with our key.");
    }
  }

  private static byte[] enveloped(byte[] bytes, HubKey key)
      throws CMSException, NotAccepted, IOException {
    var data = new CMSEnvelopedData(bytes);
    checked(data.getContentEncryptionAlgorithm().getAlgorithm());
    return recipient(data.getRecipientInfos(), key)
        .getContent(new JceKeyTransEnvelopedRecipient(key.key()).setProvider(Library.PROVIDER));
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
        .getContent(new JceKeyTransAuthEnvelopedRecipient(key.key()).setProvider(Library.PROVIDER));
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

  static Entity inflate(byte[] compressed) throws NotAccepted, Malformed {
    return Entity.parse(inflated(compressed));
  }

  private static byte[] inflated(byte[] compressed) throws NotAccepted {
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
