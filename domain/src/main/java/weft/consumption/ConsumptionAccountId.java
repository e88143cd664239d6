package weft.consumption;

import weft.event.StreamId;
import weft.party.PartyCode;

/** A consumption account's key: the goods of one owner at one site of a holder. */
public record ConsumptionAccountId(PartyCode holder, PartyCode owner, String site) {
  public static final String TYPE = "ConsumptionAccount";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not an account's id
   */
  public static ConsumptionAccountId of(String stream) {
    var parts = StreamId.segments(stream, TYPE, 3);
    return new ConsumptionAccountId(
        new PartyCode(StreamId.required(parts, 0)),
        new PartyCode(StreamId.required(parts, 1)),
        StreamId.required(parts, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, holder.value(), owner.value(), site);
  }
}
