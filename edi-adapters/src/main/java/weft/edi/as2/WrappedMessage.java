package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.as2.Entity.Malformed;
import weft.party.Channel;

/**
 * An interchange wrapped as its channel requires: compressed, signed, encrypted, in this order.
 *
 * @param message the message to send
 * @param mics SHA-256 digests in base64, separated by spaces; the partner's receipt must contain
 *     one of them: the digest of the signed part (RFC 5402 4) or, as some systems compute it, of
 *     that part before compression
 */
record WrappedMessage(Entity message, String mics) {

  static WrappedMessage of(
      byte[] interchange,
      String fileName,
      Channel.As2 agreed,
      @Nullable X509Certificate certificate,
      HubKey key) {
    try {
      Entity plain = plain(interchange, fileName);
      Entity attested = agreed.compress() ? Library.compressed(plain) : plain;
      Entity message = attested;
      if (agreed.sign()) {
        message = Library.signed(attested, key);
        attested = message.parts().getFirst();
      }
      if (certificate != null)
        message =
            agreed.classic()
                ? Library.encrypted(message, certificate)
                : EnvelopedData.encrypted(message, certificate);
      // Without signature and encryption the digest covers only the content (RFC 4130 7.3.1).
      byte[] first =
          message == plain ? Digest.of("sha-256", interchange) : Digest.of("sha-256", attested);
      return new WrappedMessage(
          message,
          Stream.of(first, Digest.of("sha-256", plain))
              .map(Base64.getEncoder()::encodeToString)
              .distinct()
              .collect(Collectors.joining(" ")));
    } catch (Malformed e) {
      throw new IllegalStateException("Cannot read a part of ours", e);
    }
  }

  private static Entity plain(byte[] interchange, String fileName) throws Malformed {
    String header =
        "Content-Type: "
            + type(interchange)
            + "\r\n"
            + "Content-Transfer-Encoding: binary\r\n"
            + "Content-Disposition: attachment; filename=\""
            + fileName
            + "\"\r\n\r\n";
    var out = new ByteArrayOutputStream(header.length() + interchange.length);
    out.writeBytes(header.getBytes(ISO_8859_1));
    out.writeBytes(interchange);
    return Entity.parse(out.toByteArray());
  }

  private static String type(byte[] interchange) {
    String begin = new String(interchange, 0, Math.min(3, interchange.length), ISO_8859_1);
    return switch (begin) {
      case "UNA", "UNB" -> "application/EDIFACT";
      case "ISA" -> "application/EDI-X12";
      default -> "application/EDI-consent";
    };
  }
}
