package weft.edi.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.edi.as2.Entity.Malformed;

/**
 * A receipt: the message disposition notification of RFC 3798 as RFC 4130 7 has it.
 *
 * @param originalMessageId with its angle brackets
 * @param disposition such as {@code processed}, without the mode
 * @param mic digest and its algorithm, such as {@code Rf4…=, sha-256}; null where nothing was
 *     verified
 * @param text for people
 */
record Mdn(String originalMessageId, String disposition, @Nullable String mic, String text) {
  private static final String CRLF = "\r\n";

  /** From whom to whom it goes, as their names stand in the message that it receipts. */
  record Ends(String from, String to) {}

  static String mic(byte[] signed, String algorithm) {
    return Base64.getEncoder().encodeToString(Cms.digest(algorithm, signed)) + ", " + algorithm;
  }

  boolean accepts() {
    String plain = disposition.toLowerCase(Locale.ROOT);
    return plain.equals("processed") || plain.startsWith("processed/warning");
  }

  /** As HTTP carries it, signed where the partner asked for that. */
  As2Message written(Ends ends, boolean signed, HubKey key) {
    String boundary = "weft-" + UUID.randomUUID();
    String type =
        "multipart/report; report-type=disposition-notification; boundary=\"" + boundary + "\"";
    byte[] report = report(boundary, ends).getBytes(ISO_8859_1);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AS2-Version", "1.2");
    fields.put("AS2-From", Names.quoted(ends.from()));
    fields.put("AS2-To", Names.quoted(ends.to()));
    fields.put("Message-ID", "<" + UUID.randomUUID() + "@mdn>");
    fields.put(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    fields.put("MIME-Version", "1.0");
    if (!signed) {
      fields.put("Content-Type", type);
      return new As2Message(fields, report);
    }
    var inner = new ByteArrayOutputStream();
    inner.writeBytes(("Content-Type: " + type + CRLF + CRLF).getBytes(ISO_8859_1));
    inner.writeBytes(report);
    Entity wrapped = Wrapping.signed(inner.toByteArray(), key);
    fields.put("Content-Type", String.valueOf(wrapped.field("content-type")));
    return new As2Message(fields, wrapped.body());
  }

  private String report(String boundary, Ends ends) {
    var it = new StringBuilder();
    it.append("--").append(boundary).append(CRLF);
    it.append("Content-Type: text/plain; charset=us-ascii").append(CRLF).append(CRLF);
    it.append(plain(text)).append(CRLF);
    it.append("--").append(boundary).append(CRLF);
    it.append("Content-Type: message/disposition-notification").append(CRLF).append(CRLF);
    it.append("Reporting-UA: Weft").append(CRLF);
    it.append("Original-Recipient: rfc822; ").append(plain(ends.from())).append(CRLF);
    it.append("Final-Recipient: rfc822; ").append(plain(ends.from())).append(CRLF);
    it.append("Original-Message-ID: ").append(plain(originalMessageId)).append(CRLF);
    it.append("Disposition: automatic-action/MDN-sent-automatically; ")
        .append(disposition)
        .append(CRLF);
    if (mic != null) it.append("Received-Content-MIC: ").append(mic).append(CRLF);
    it.append(CRLF).append("--").append(boundary).append("--").append(CRLF);
    return it.toString();
  }

  private static String plain(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  /**
   * Reads a partner's receipt.
   *
   * @param mustBeSigned whether one without a valid signature is none
   */
  static Mdn read(Entity received, List<X509Certificate> certificates, boolean mustBeSigned)
      throws NotAccepted {
    try {
      Entity report = received;
      if (received.type().equals("multipart/signed")) {
        List<byte[]> parts = received.parts();
        if (parts.size() != 2) throw new Malformed("multipart/signed has two parts");
        Cms.verify(parts.get(0), Entity.parse(parts.get(1)).content(), certificates);
        report = Entity.parse(parts.get(0));
      } else if (mustBeSigned)
        throw new NotAccepted(Disposition.INSUFFICIENT_SECURITY, "The receipt is not signed.");
      if (!report.type().equals("multipart/report")) throw new Malformed("no report");
      String text = "";
      Mdn found = null;
      for (byte[] bytes : report.parts()) {
        Entity part = Entity.parse(bytes);
        if (part.type().equals("text/plain")) text = new String(part.content(), ISO_8859_1).strip();
        if (part.type().equals("message/disposition-notification"))
          found = notification(part.content());
      }
      if (found == null) throw new Malformed("no notification");
      return new Mdn(found.originalMessageId, found.disposition, found.mic, text);
    } catch (Malformed e) {
      throw new NotAccepted(Disposition.UNSUPPORTED_FORMAT, "No receipt: " + e.getMessage());
    }
  }

  private static Mdn notification(byte[] content) throws Malformed {
    var ended = new ByteArrayOutputStream();
    ended.writeBytes(content);
    ended.writeBytes((CRLF + CRLF).getBytes(ISO_8859_1));
    Entity fields = Entity.parse(ended.toByteArray());
    String original = fields.field("original-message-id");
    String disposition = fields.field("disposition");
    if (original == null || disposition == null) throw new Malformed("no disposition");
    int mode = disposition.indexOf(';');
    return new Mdn(
        original.strip(),
        disposition.substring(mode + 1).strip(),
        fields.field("received-content-mic"),
        "");
  }

  /**
   * Whether the partner got what we sent.
   *
   * @param sha256 in base64, one or several with a space between; no other digest was asked for
   */
  boolean attests(String sha256) {
    if (mic == null) return false;
    String[] parts = mic.split(",", 2);
    return parts.length == 2
        && "sha-256".equals(Algorithms.digest(parts[1]))
        && List.of(sha256.split(" ", -1)).contains(parts[0].strip());
  }
}
