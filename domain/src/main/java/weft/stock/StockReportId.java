package weft.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * The key of an outgoing stock report: the holder, the partner that receives it, and its number.
 */
public record StockReportId(PartyCode holder, PartyCode partner, String number) {
  public static final String TYPE = "StockReport";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a stock report's id
   */
  public static StockReportId of(String stream) {
    List<@Nullable String> segments = StreamId.segments(stream, TYPE, 3);
    return new StockReportId(
        new PartyCode(StreamId.required(segments, 0)),
        new PartyCode(StreamId.required(segments, 1)),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, holder.value(), partner.value(), number);
  }
}
