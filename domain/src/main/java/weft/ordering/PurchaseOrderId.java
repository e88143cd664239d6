package weft.ordering;

import weft.event.StreamId;
import weft.party.PartyCode;

/** An order's business key. It includes the buyer, because numbers repeat across buyers. */
public record PurchaseOrderId(PartyCode buyer, String number) {
  public static final String TYPE = "PurchaseOrder";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the stream is not an order's
   */
  public static PurchaseOrderId of(String stream) {
    var parts = StreamId.segments(stream, TYPE, 2);
    return new PurchaseOrderId(
        new PartyCode(StreamId.required(parts, 0)), StreamId.required(parts, 1));
  }

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), number);
  }
}
