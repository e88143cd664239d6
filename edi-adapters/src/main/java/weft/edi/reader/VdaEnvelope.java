package weft.edi.reader;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.check.DateFormat;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SegmentTranscript;
import weft.edi.reader.text.VdaMessage;

/**
 * Reads the header of a VDA transmission: 03 the customer's number, 04 the supplier's, 06 the new
 * transmission number, 07 its date. VDA has no test indicator and no acknowledgement.
 */
final class VdaEnvelope {
  private VdaEnvelope() {}

  static Envelope of(VdaMessage kind, Segment header, Charset charset) {
    var customer = new EnvelopeParty(header.value(1), "");
    var supplier = new EnvelopeParty(header.value(2), "");
    String version = header.value(0);
    return new Envelope(
        Envelope.VDA,
        version.matches("[0-9]{2}") ? Integer.parseInt(version) : 0,
        /* sender= */ kind.fromCustomer ? customer : supplier,
        /* receiver= */ kind.fromCustomer ? supplier : customer,
        prepared(header.value(5)),
        kind.type + "-" + reference(header),
        kind.type,
        false,
        false,
        SegmentTranscript.SEPARATORS,
        charset);
  }

  static String reference(Segment header) {
    return header.value(4);
  }

  private static @Nullable LocalDateTime prepared(String date) {
    DateFormat.Period day = DateFormat.read("101", date);
    return day == null ? null : day.from();
  }
}
