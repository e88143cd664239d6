package weft.inspection;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A measuring instrument's business key: its owner and the owner's own number. */
public record InstrumentId(PartyCode owner, String number) {
  public static final String TYPE = "Instrument";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not such an id
   */
  public static InstrumentId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new InstrumentId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, owner.value(), number);
  }
}
