package weft.inspection;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A concession's business key: the buyer that grants it, and its number there. */
public record ConcessionId(PartyCode buyer, String number) {
  public static final String TYPE = "Concession";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not such an id
   */
  public static ConcessionId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new ConcessionId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), number);
  }
}
