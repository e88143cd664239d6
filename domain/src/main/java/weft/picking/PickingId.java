package weft.picking;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A picking's business key: the supplier, its site, and the supplier's own number. */
public record PickingId(PartyCode supplier, String site, String number) {
  public static final String TYPE = "Picking";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a picking's id
   */
  public static PickingId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new PickingId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, supplier.value(), site, number);
  }
}
