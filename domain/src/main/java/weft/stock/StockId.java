package weft.stock;

import weft.event.StreamId;
import weft.party.PartyCode;

/** Stock's business key: everything that one holder has of one part at one of its sites. */
public record StockId(PartyCode holder, String site, String part) {
  public static final String TYPE = "Stock";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a stock's id
   */
  public static StockId of(String stream) {
    var parts = StreamId.segments(stream, TYPE, 3);
    return new StockId(
        new PartyCode(StreamId.required(parts, 0)),
        StreamId.required(parts, 1),
        StreamId.required(parts, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, holder.value(), site, part);
  }
}
