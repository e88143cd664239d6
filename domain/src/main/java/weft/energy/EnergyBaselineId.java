package weft.energy;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A baseline's key: its party, its site and its number there. */
public record EnergyBaselineId(PartyCode party, String site, String number) {
  public static final String TYPE = "EnergyBaseline";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a baseline's id
   */
  public static EnergyBaselineId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new EnergyBaselineId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, party.value(), site, number);
  }
}
