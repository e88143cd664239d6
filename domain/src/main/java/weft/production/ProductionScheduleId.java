package weft.production;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A production schedule's business key.
 *
 * @param site the supplier's code
 * @param part the supplier's own number
 */
public record ProductionScheduleId(PartyCode supplier, String site, String part) {
  public static final String TYPE = "ProductionSchedule";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a production schedule's id
   */
  public static ProductionScheduleId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new ProductionScheduleId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, supplier.value(), site, part);
  }
}
