package weft.agreement;

import weft.event.StreamId;
import weft.party.Partnership;
import weft.party.PartyCode;

/** The stream of a partnership, {@code Partnership:<buyer>:<supplier>}. */
public final class PartnershipStream {
  public static final String TYPE = "Partnership";

  private PartnershipStream() {}

  public static String of(Partnership partnership) {
    return StreamId.of(TYPE, partnership.buyer().value(), partnership.supplier().value());
  }

  /**
   * Returns the partnership that a stream id names.
   *
   * @throws IllegalArgumentException if the id is not a partnership's
   */
  public static Partnership partnership(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new Partnership(
        new PartyCode(StreamId.required(segments, 0)),
        new PartyCode(StreamId.required(segments, 1)));
  }
}
