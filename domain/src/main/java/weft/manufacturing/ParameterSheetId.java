package weft.manufacturing;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A parameter sheet's key: its supplier, and the supplier's code of it. */
public record ParameterSheetId(PartyCode supplier, String code) {
  public static final String TYPE = "ParameterSheet";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a parameter sheet's id
   */
  public static ParameterSheetId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new ParameterSheetId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, supplier.value(), code);
  }
}
