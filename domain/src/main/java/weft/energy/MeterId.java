package weft.energy;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A meter's key: its owner, its site, and the code by which machines of the site name it. */
public record MeterId(PartyCode owner, String site, String code) {
  public static final String TYPE = "Meter";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a meter's id
   */
  public static MeterId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new MeterId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, owner.value(), site, code);
  }
}
