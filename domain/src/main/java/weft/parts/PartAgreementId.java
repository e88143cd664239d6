package weft.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * The business key of a part agreement, {@code PartAgreement:<buyer>:<supplier>:<part>}.
 *
 * @param part the buyer's number, by which its messages name the part
 */
public record PartAgreementId(PartyCode buyer, PartyCode supplier, String part) {
  public static final String TYPE = "PartAgreement";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a part agreement's id
   */
  public static PartAgreementId of(String stream) {
    List<@Nullable String> segments = StreamId.segments(stream, TYPE, 3);
    return new PartAgreementId(
        new PartyCode(StreamId.required(segments, 0)),
        new PartyCode(StreamId.required(segments, 1)),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), supplier.value(), part);
  }

  public Partnership partnership() {
    return new Partnership(buyer, supplier);
  }
}
