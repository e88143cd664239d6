package weft.ordering;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.PartyCode;

/** An order's business key. Numbers repeat across buyer companies, so the buyer belongs to it. */
public record PurchaseOrderId(PartyCode buyer, String number) {
  public static final String TYPE = "PurchaseOrder";

  /** Reads {@link #stream()} back. */
  public static PurchaseOrderId of(String stream) {
    var parts = StreamId.segments(stream, TYPE, 2);
    @Nullable String number = parts.get(1);
    return new PurchaseOrderId(new PartyCode(requireNonNull(parts.get(0))), requireNonNull(number));
  }

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), number);
  }
}
