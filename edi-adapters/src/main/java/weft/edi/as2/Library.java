package weft.edi.as2;

import com.helger.as2lib.crypto.BCCryptoHelper;
import com.helger.as2lib.crypto.ECompressionType;
import com.helger.as2lib.crypto.ECryptoAlgorithmCrypt;
import com.helger.as2lib.crypto.ECryptoAlgorithmSign;
import com.helger.as2lib.message.AS2Message;
import com.helger.as2lib.message.AS2MessageMDN;
import com.helger.as2lib.session.AS2Session;
import com.helger.as2lib.util.AS2Helper;
import com.helger.as2lib.util.AS2ResourceHelper;
import com.helger.mail.cte.EContentTransferEncoding;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.bouncycastle.mail.smime.SMIMECompressedGenerator;
import weft.edi.as2.Entity.Malformed;

/**
 * What as2-lib does. There is one of it in a process: it registers Bouncy Castle behind the JDK's
 * own providers, and its content handlers with the mail library, which finds them by the loader of
 * the thread that comes first.
 */
final class Library {
  private static final BCCryptoHelper CRYPTO;

  /** It is asked for, and holds nothing. */
  private static final AS2Session SESSION;

  /** Bouncy Castle. */
  static final String PROVIDER;

  static {
    Thread first = Thread.currentThread();
    ClassLoader its = first.getContextClassLoader();
    first.setContextClassLoader(Library.class.getClassLoader());
    try {
      CRYPTO = new BCCryptoHelper();
      SESSION = new AS2Session();
      PROVIDER = CRYPTO.getSecurityProviderName();
    } finally {
      first.setContextClassLoader(its);
    }
  }

  private Library() {}

  /** Where the library says no more of what may go wrong. */
  private interface Writing {
    MimeBodyPart part() throws Exception;
  }

  private static Entity written(String otherwise, Writing writing) {
    try {
      return Entity.written(writing.part());
    } catch (Exception e) {
      throw new IllegalStateException(otherwise, e);
    }
  }

  static Entity compressed(Entity part) {
    var generator = new SMIMECompressedGenerator();
    generator.setContentTransferEncoding(EContentTransferEncoding.BINARY.getID());
    return written(
        "Cannot compress",
        () -> generator.generate(part, ECompressionType.ZLIB.createOutputCompressor()));
  }

  /** The part and its signature by SHA-256, with our certificate in it (RFC 1847). */
  static Entity signed(Entity part, HubKey key) {
    return written(
        "Our own key does not sign",
        () ->
            CRYPTO.sign(
                part,
                key.certificate(),
                key.key(),
                ECryptoAlgorithmSign.DIGEST_SHA_256,
                true,
                false,
                false,
                EContentTransferEncoding.BASE64));
  }

  static Entity encrypted(Entity part, X509Certificate certificate) {
    return written(
        "Cannot encrypt to a checked certificate",
        () ->
            CRYPTO.encrypt(
                part,
                certificate,
                ECryptoAlgorithmCrypt.CRYPT_AES256_CBC,
                EContentTransferEncoding.BINARY));
  }

  /** Whether the certificate's key signed the content; what both are has been looked at before. */
  static boolean verifies(Entity content, Entity signature, X509Certificate certificate) {
    try (var files = new AS2ResourceHelper()) {
      var whole = new MimeBodyPart();
      whole.setContent(new MimeMultipart("signed", content, signature));
      CRYPTO.verify(whole, certificate, false, true, null, files);
      return true;
    } catch (Exception e) {
      return false; // another certificate's kind of key, or another content; the next may fit
    }
  }

  static AS2MessageMDN receipt() {
    return new AS2MessageMDN(new AS2Message());
  }

  /** The report that such a receipt makes. */
  static Entity report(AS2MessageMDN receipt) {
    return written(
        "Cannot write a receipt",
        () -> {
          AS2Helper.createMDNData(SESSION, receipt, false, false, null, false, false);
          return Objects.requireNonNull(receipt.getData());
        });
  }

  /** What a report says, with whatever it does not say left out. */
  static AS2MessageMDN read(Entity report) throws Malformed {
    AS2MessageMDN receipt = receipt();
    receipt.setData(report);
    try (var files = new AS2ResourceHelper()) {
      AS2Helper.parseMDN(receipt.getMessage(), null, false, null, files);
      return receipt;
    } catch (Exception e) {
      throw new Malformed("no report");
    }
  }
}
