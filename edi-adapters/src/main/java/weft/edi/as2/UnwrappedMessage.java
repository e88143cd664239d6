package weft.edi.as2;

import jakarta.mail.internet.ContentType;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.edi.as2.Entity.Malformed;
import weft.party.Channel;

/**
 * The contents of an AS2 message.
 *
 * @param content the interchange
 * @param signed the part that was signed; the receipt contains its digest
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are never compared
record UnwrappedMessage(byte[] content, Entity signed) {
  /** Encrypted, compressed and signed, plus one layer in reserve. */
  private static final int DEEPEST = 4;

  /**
   * Decrypts, verifies and inflates the layers, in the order in which the partner wrapped them.
   * Requires a signature whatever the channel states, because nothing else proves the sender.
   *
   * @param room the room for compressed layers
   */
  static UnwrappedMessage of(
      Entity message,
      Channel.As2 agreed,
      List<X509Certificate> certificates,
      HubKey key,
      InflationBudget.Held room)
      throws NotAccepted, InflationBudget.Full {
    Entity signed = null;
    boolean encrypted = false;
    try {
      Entity at = message;
      for (int depth = 0; depth <= DEEPEST; depth++) {
        ContentType type = at.type();
        if (type.match("multipart/signed")) {
          if (signed != null) throw unsupported("One signature is enough.");
          signed = SignedData.verified(at, certificates);
          at = signed;
        } else if (type.match("application/pkcs7-mime") || type.match("application/x-pkcs7-mime")) {
          String smime = String.valueOf(type.getParameter("smime-type")).toLowerCase(Locale.ROOT);
          switch (smime) {
            case "compressed-data" ->
                at = CompressedData.inflate(at.content(), room, signed != null);
            case "enveloped-data", "authenveloped-data" -> {
              if (encrypted) throw unsupported("One encryption is enough.");
              encrypted = true;
              var how =
                  new EnvelopedData.Opening(
                      smime.startsWith("auth"), agreed.classic(), signed != null);
              at = EnvelopedData.decrypt(at.content(), key, how);
            }
            default -> throw unsupported("smime-type " + smime + " is not served.");
          }
        } else return checked(at, signed, encrypted, agreed);
      }
      throw unsupported("Wrapped too often.");
    } catch (Malformed e) {
      throw said(unsupported("No MIME as it should be: " + e.getMessage()), signed);
    } catch (NotAccepted e) {
      throw said(e, signed);
    }
  }

  /**
   * Marks a fault as proven if there is a signature, except a decryption fault: no sender may learn
   * how far decryption came.
   */
  private static NotAccepted said(NotAccepted it, @Nullable Entity signed) {
    return signed == null || it.disposition() == Disposition.DECRYPTION_FAILED ? it : it.proven();
  }

  private static UnwrappedMessage checked(
      Entity innermost, @Nullable Entity signed, boolean encrypted, Channel.As2 agreed)
      throws NotAccepted, Malformed {
    if (signed == null)
      throw new NotAccepted(Disposition.INSUFFICIENT_SECURITY, "The message has to be signed.");
    if (agreed.encrypt() && !encrypted)
      throw new NotAccepted(Disposition.INSUFFICIENT_SECURITY, "The message has to be encrypted.");
    if (innermost.is("multipart/*")) throw unsupported("One interchange a message, please.");
    return new UnwrappedMessage(innermost.content(), signed);
  }

  private static NotAccepted unsupported(String why) {
    return new NotAccepted(Disposition.UNSUPPORTED_FORMAT, why);
  }
}
