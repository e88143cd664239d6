package weft.inspection;

import weft.event.StreamId;
import weft.party.PartyCode;

/** An inspection's business key: the inspecting party and its own number. */
public record InspectionId(PartyCode owner, String number) {
  public static final String TYPE = "Inspection";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not such an id
   */
  public static InspectionId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new InspectionId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, owner.value(), number);
  }
}
