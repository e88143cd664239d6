package weft.inspection;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * An inspection plan's business key.
 *
 * @param part the owner's own number
 */
public record InspectionPlanId(PartyCode owner, String part, Stage stage) {
  public static final String TYPE = "InspectionPlan";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a plan's id
   */
  public static InspectionPlanId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new InspectionPlanId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        Stage.of(StreamId.required(segments, 2)));
  }

  public String stream() {
    return StreamId.of(TYPE, owner.value(), part, stage.code());
  }
}
