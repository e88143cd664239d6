package weft.certificate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;

/** A certificate's business key: its issuer and the issuer's own number for it. */
public record CertificateId(PartyCode supplier, String number) {
  public static final String TYPE = "Certificate";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a certificate's id
   */
  public static CertificateId of(String stream) {
    List<@Nullable String> segments = StreamId.segments(stream, TYPE, 2);
    return new CertificateId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, supplier.value(), number);
  }
}
