package weft.sharing;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A grant's key: its owner, and an id that the owner's request chose. */
public record GrantId(PartyCode owner, String id) {
  public static final String TYPE = "Grant";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a grant's id
   */
  public static GrantId of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new GrantId(
        new PartyCode(StreamId.required(segments, 0)), StreamId.required(segments, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, owner.value(), id);
  }
}
