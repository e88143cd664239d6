package weft.edi.as2;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import weft.edi.as2.Entity.Malformed;

/**
 * Verifies signatures over the original bytes (RFC 5652 5). The library verifies the signature;
 * this class first checks what the library does not.
 */
final class SignedData {
  private SignedData() {}

  /**
   * The signed part of a {@code multipart/signed}. Refuses the message unless exactly one signer,
   * with one of the certificates, signed exactly these bytes.
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

  /** Bounds the nesting, because the library descends into multiparts by recursion. */
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
      if (signer != null) signer.getSignedAttributes(); // parsed here, so that a failure is caught
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
   * Whether the signature covers the original bytes. The library verifies its own rewriting of
   * them, which may differ in line ends or in white space between parts.
   */
  private static boolean signed(Entity content, SignerInformation signer) {
    AttributeTable attributes = signer.getSignedAttributes();
    if (attributes == null) return true; // the signature then covers the bytes directly
    var digest = attributes.get(CMSAttributes.messageDigest);
    return digest != null
        && digest.getAttrValues().size() == 1
        && digest.getAttrValues().getObjectAt(0) instanceof ASN1OctetString value
        && MessageDigest.isEqual(
            value.getOctets(),
            Digest.of(
                Algorithms.digest(new ASN1ObjectIdentifier(signer.getDigestAlgOID())), content));
  }
}
