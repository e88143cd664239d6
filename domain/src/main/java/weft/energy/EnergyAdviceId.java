package weft.energy;

import weft.event.StreamId;
import weft.party.PartyCode;

/** The key of a piece of advice: its party, its site and its number there. */
public record EnergyAdviceId(PartyCode party, String site, String number) {
  public static final String TYPE = "EnergyAdvice";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not such an id
   */
  public static EnergyAdviceId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new EnergyAdviceId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, party.value(), site, number);
  }
}
