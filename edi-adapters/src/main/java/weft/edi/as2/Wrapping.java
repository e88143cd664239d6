package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.party.Channel;

/**
 * An interchange wrapped as a channel says: compressed, signed, encrypted, in this order.
 *
 * @param message what is sent
 * @param attested of which the partner's receipt must name the digest (RFC 5402 4: what was signed)
 * @param plain of which some systems name the digest instead: the same before it was compressed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are carried, never compared
record Wrapping(Entity message, byte[] attested, byte[] plain) {

  static Wrapping of(
      byte[] interchange,
      String fileName,
      Channel.As2 agreed,
      @Nullable X509Certificate certificate,
      HubKey key) {
    byte[] entity =
        entity(
            "Content-Type: "
                + type(interchange)
                + "\r\n"
                + "Content-Transfer-Encoding: binary\r\n"
                + "Content-Disposition: attachment; filename=\""
                + fileName
                + "\"\r\n\r\n",
            interchange);
    byte[] plain = entity;
    if (agreed.compress())
      entity = entity(pkcs7("compressed-data", "smime.p7z"), Cms.compress(entity));
    byte[] attested = entity;
    if (agreed.sign()) {
      Entity signed = signed(entity, key);
      entity = entity("Content-Type: " + signed.field("content-type") + "\r\n\r\n", signed.body());
    }
    if (certificate != null)
      entity = entity(pkcs7("enveloped-data", "smime.p7m"), Cms.encrypt(entity, certificate));
    try {
      Entity outermost = Entity.parse(entity);
      // Without a signature and encryption the digest is of the content alone (RFC 4130 7.3.1).
      boolean bare = !agreed.sign() && certificate == null && !agreed.compress();
      return new Wrapping(outermost, bare ? outermost.body() : attested, plain);
    } catch (Entity.Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digests of which a receipt must name one, in base64 with a space between. */
  String mics() {
    return Stream.of(attested, plain)
        .map(it -> Base64.getEncoder().encodeToString(Cms.digest("sha-256", it)))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** The entity and its signature, as {@code multipart/signed} (RFC 1847). */
  static Entity signed(byte[] entity, HubKey key) {
    String boundary = "weft-" + UUID.randomUUID();
    var body = new ByteArrayOutputStream(entity.length + 4096);
    body.writeBytes(("--" + boundary + "\r\n").getBytes(ISO_8859_1));
    body.writeBytes(entity);
    body.writeBytes(
        ("\r\n--"
                + boundary
                + "\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                + "Content-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\"smime.p7s\"\r\n\r\n")
            .getBytes(ISO_8859_1));
    body.writeBytes(Base64.getMimeEncoder().encode(Cms.sign(entity, key)));
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(ISO_8859_1));
    String type =
        "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\""
            + boundary
            + "\"";
    return new Entity(Map.of("content-type", type), body.toByteArray());
  }

  private static String pkcs7(String smimeType, String name) {
    return "Content-Type: application/pkcs7-mime; smime-type="
        + smimeType
        + "; name="
        + name
        + "\r\nContent-Transfer-Encoding: binary\r\n\r\n";
  }

  private static byte[] entity(String header, byte[] body) {
    var out = new ByteArrayOutputStream(header.length() + body.length);
    out.writeBytes(header.getBytes(ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
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
