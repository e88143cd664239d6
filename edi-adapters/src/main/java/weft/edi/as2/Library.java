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
 * Wraps as2-lib, once per process. The library registers Bouncy Castle after the JDK's own
 * providers. It also registers its content handlers with the mail library, which finds them through
 * the context class loader of the first thread.
 */
final class Library {
  private static final BCCryptoHelper CRYPTO;

  /** Required by the library's API; it holds no state. */
  private static final AS2Session SESSION;

  /** The name of the Bouncy Castle provider. */
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

  /** A library call that declares only {@link Exception}. */
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

  /** The part and its SHA-256 signature, including the hub's certificate (RFC 1847). */
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

  /**
   * Whether the certificate's key signed the content. The caller has already checked both parts.
   */
  static boolean verifies(Entity content, Entity signature, X509Certificate certificate) {
    try (var files = new AS2ResourceHelper()) {
      var whole = new MimeBodyPart();
      whole.setContent(new MimeMultipart("signed", content, signature));
      CRYPTO.verify(whole, certificate, false, true, null, files);
      return true;
    } catch (Exception e) {
      return false; // wrong key type or other content; the next certificate may match
    }
  }

  static AS2MessageMDN receipt() {
    return new AS2MessageMDN(new AS2Message());
  }

  /** The report (MIME part) of a receipt. */
  static Entity report(AS2MessageMDN receipt) {
    return written(
        "Cannot write a receipt",
        () -> {
          AS2Helper.createMDNData(SESSION, receipt, false, false, null, false, false);
          return Objects.requireNonNull(receipt.getData());
        });
  }

  /** Parses a report; absent fields stay empty. */
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
