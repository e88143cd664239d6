package weft.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** A named private key of a log or witness. Its files use the JDK's PKCS #8 and X.509 encodings. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
public record NoteKey(VerifierKey verifier, PrivateKey key, byte[] publicDer) {
  public static NoteKey make(String name, Signing signing) {
    try {
      return of(name, signing, KeyPairGenerator.getInstance(algorithm(signing)).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static NoteKey of(String name, Signing signing, byte[] privateDer, byte[] publicDer) {
    try {
      var factory = KeyFactory.getInstance(algorithm(signing));
      return of(
          name,
          signing,
          new KeyPair(
              factory.generatePublic(new X509EncodedKeySpec(publicDer)),
              factory.generatePrivate(new PKCS8EncodedKeySpec(privateDer))));
    } catch (GeneralSecurityException e) {
      throw new Malformed("not a key of " + algorithm(signing));
    }
  }

  private static NoteKey of(String name, Signing signing, KeyPair pair) {
    return new NoteKey(
        VerifierKey.of(name, signing, pair.getPublic()),
        pair.getPrivate(),
        pair.getPublic().getEncoded());
  }

  private static String algorithm(Signing signing) {
    return signing == Signing.ML_DSA_44 ? "ML-DSA-44" : "Ed25519";
  }

  /** Signs a note; the time counts only for kinds of signature that include one. */
  public SignedNote.SignedBy sign(byte[] text, long epochSecond) {
    var signature = verifier.signing().sign(verifier.name(), key, text, epochSecond);
    return new SignedNote.SignedBy(verifier.name(), verifier.id(), signature);
  }
}
