package weft.energy;

import weft.event.StreamId;
import weft.party.PartyCode;

/** The key of a load request: the park that asks, and its number there. */
public record LoadRequestId(PartyCode park, String number) {
  public static final String TYPE = "LoadRequest";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not such an id
   */
  public static LoadRequestId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new LoadRequestId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, park.value(), number);
  }
}
