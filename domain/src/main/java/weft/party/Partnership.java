package weft.party;

import java.util.Set;
import weft.event.StreamId;

/**
 * A buyer and a supplier who do business. All commands of their orders and schedules are routed by
 * it.
 */
public record Partnership(PartyCode buyer, PartyCode supplier) {
  public static final String TYPE = "Partnership";

  /**
   * The partnership a stream's id names.
   *
   * @throws IllegalArgumentException where it names none
   */
  public static Partnership of(String stream) {
    var segments = StreamId.segments(stream, TYPE, 2);
    return new Partnership(
        new PartyCode(StreamId.required(segments, 0)),
        new PartyCode(StreamId.required(segments, 1)));
  }

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), supplier.value());
  }

  public Set<PartyCode> participants() {
    return Set.of(buyer, supplier);
  }

  @Override
  public String toString() {
    return buyer + ":" + supplier;
  }
}
