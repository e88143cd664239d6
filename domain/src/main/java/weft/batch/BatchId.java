package weft.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * A batch's business key: its maker, the maker's own part number, and the number that the maker
 * gave the batch, such as a heat.
 */
public record BatchId(PartyCode maker, String part, String number) {
  public static final String TYPE = "Batch";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a batch's id
   */
  public static BatchId of(String stream) {
    List<@Nullable String> segments = StreamId.segments(stream, TYPE, 3);
    return new BatchId(
        new PartyCode(StreamId.required(segments, 0)),
        StreamId.required(segments, 1),
        StreamId.required(segments, 2));
  }

  public String stream() {
    return StreamId.of(TYPE, maker.value(), part, number);
  }
}
