package weft.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * A shipment's business key. It includes the year of despatch, because suppliers restart their
 * numbers.
 */
public record ShipmentId(PartyCode buyer, PartyCode supplier, String number, int year) {
  public static final String TYPE = "Shipment";

  /**
   * Reads {@link #stream()} back.
   *
   * @throws IllegalArgumentException if the text is not a shipment's id
   */
  public static ShipmentId of(String stream) {
    List<@Nullable String> parts = StreamId.segments(stream, TYPE, 4);
    return new ShipmentId(
        new PartyCode(StreamId.required(parts, 0)),
        new PartyCode(StreamId.required(parts, 1)),
        StreamId.required(parts, 2),
        Integer.parseInt(StreamId.required(parts, 3)));
  }

  public String stream() {
    return StreamId.of(TYPE, buyer.value(), supplier.value(), number, Integer.toString(year));
  }

  public Partnership partnership() {
    return new Partnership(buyer, supplier);
  }
}
