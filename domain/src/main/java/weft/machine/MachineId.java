package weft.machine;

import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A machine's key: its owner, its site, and the owner's code of it, which no other machine of the
 * owner has.
 */
public record MachineId(PartyCode owner, String site, String code) {
  public static final String TYPE = "Machine";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a machine's id
   */
  public static MachineId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 3);
    return new MachineId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, owner.value(), site, code);
  }
}
