package weft.capacity;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A capacity group's business key.
 *
 * @param code the supplier's own
 */
public record CapacityGroupId(PartyCode supplier, String code) {
  public static final String TYPE = "CapacityGroup";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a capacity group's id
   */
  public static CapacityGroupId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new CapacityGroupId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, supplier.value(), code);
  }
}
