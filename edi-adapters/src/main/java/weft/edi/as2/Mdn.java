package weft.edi.as2;

import com.helger.as2lib.message.AS2MessageMDN;
import com.helger.commons.collection.attr.StringMap;
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
 * A receipt: the message disposition notification of RFC 3798, as RFC 4130 7 uses it.
 *
 * @param originalMessageId with its angle brackets
 * @param disposition such as {@code processed}, without the mode
 * @param mic digest and its algorithm, such as {@code Rf4…=, sha-256}; null if nothing was verified
 * @param text the human-readable part
 */
record Mdn(String originalMessageId, String disposition, @Nullable String mic, String text) {
  /** Sender and receiver of the receipt, by the names in the message that it answers. */
  record Ends(String from, String to) {}

  static String mic(Entity signed, String algorithm) {
    return Base64.getEncoder().encodeToString(Digest.of(algorithm, signed)) + ", " + algorithm;
  }

  boolean accepts() {
    String plain = disposition.toLowerCase(Locale.ROOT);
    return plain.equals("processed") || plain.startsWith("processed/warning");
  }

  /** The receipt as an HTTP message, signed if the partner asked for that. */
  As2Message written(Ends ends, boolean signed, HubKey key) {
    Entity report = report(ends);
    Entity carried = signed ? Library.signed(report, key) : report;
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AS2-Version", "1.2");
    fields.put("AS2-From", Names.quoted(ends.from()));
    fields.put("AS2-To", Names.quoted(ends.to()));
    fields.put("Message-ID", "<" + UUID.randomUUID() + "@mdn>");
    fields.put(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    fields.put("MIME-Version", "1.0");
    fields.put("Content-Type", String.valueOf(carried.field("Content-Type")));
    return new As2Message(fields, carried.body());
  }

  private Entity report(Ends ends) {
    AS2MessageMDN it = Library.receipt();
    it.setText(plain(text));
    StringMap said = it.attrs();
    said.putIn(AS2MessageMDN.MDNA_REPORTING_UA, "Weft");
    said.putIn(AS2MessageMDN.MDNA_ORIG_RECIPIENT, "rfc822; " + plain(ends.from()));
    said.putIn(AS2MessageMDN.MDNA_FINAL_RECIPIENT, "rfc822; " + plain(ends.from()));
    said.putIn(AS2MessageMDN.MDNA_ORIG_MESSAGEID, plain(originalMessageId));
    said.putIn(
        AS2MessageMDN.MDNA_DISPOSITION, "automatic-action/MDN-sent-automatically; " + disposition);
    if (mic != null) said.putIn(AS2MessageMDN.MDNA_MIC, mic);
    return Library.report(it);
  }

  private static String plain(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  /**
   * Reads a partner's receipt.
   *
   * @param mustBeSigned whether to reject a receipt without a valid signature
   */
  static Mdn read(Entity received, List<X509Certificate> certificates, boolean mustBeSigned)
      throws NotAccepted {
    try {
      Entity report = received;
      if (received.is("multipart/signed")) report = SignedData.verified(received, certificates);
      else if (mustBeSigned)
        throw new NotAccepted(Disposition.INSUFFICIENT_SECURITY, "The receipt is not signed.");
      if (!report.is("multipart/report") || report.parts().isEmpty())
        throw new Malformed("no report");
      return read(report);
    } catch (Malformed e) {
      throw new NotAccepted(Disposition.UNSUPPORTED_FORMAT, "No receipt: " + e.getMessage());
    }
  }

  private static Mdn read(Entity report) throws Malformed {
    AS2MessageMDN it = Library.read(report);
    String original = it.attrs().getAsString(AS2MessageMDN.MDNA_ORIG_MESSAGEID);
    String disposition = it.attrs().getAsString(AS2MessageMDN.MDNA_DISPOSITION);
    if (original == null || disposition == null) throw new Malformed("no disposition");
    String text = it.getText();
    return new Mdn(
        original.strip(),
        disposition.substring(disposition.indexOf(';') + 1).strip(),
        it.attrs().getAsString(AS2MessageMDN.MDNA_MIC),
        text == null ? "" : text.strip());
  }

  /**
   * Whether the receipt confirms the content that the hub sent.
   *
   * @param sha256 one or several digests in base64, separated by spaces; the hub asks for SHA-256
   *     only
   */
  boolean attests(String sha256) {
    if (mic == null) return false;
    String[] parts = mic.split(",", 2);
    return parts.length == 2
        && "sha-256".equals(Algorithms.digest(parts[1]))
        && List.of(sha256.split(" ", -1)).contains(parts[0].strip());
  }
}
