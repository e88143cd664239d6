package weft.manufacturing;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A work order's key.
 *
 * @param site the supplier's code
 * @param number the supplier's own
 */
public record WorkOrderId(PartyCode supplier, String site, String number) {
  public static final String TYPE = "WorkOrder";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a work order's id
   */
  public static WorkOrderId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new WorkOrderId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, supplier.value(), site, number);
  }
}
