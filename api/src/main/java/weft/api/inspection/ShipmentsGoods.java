package weft.api.inspection;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import weft.api.reading.BoardPages;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.StreamId;
import weft.inspection.InspectedGoods;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.shipment.ShipmentRow;
import weft.shipment.ShipmentId;

/** The batches of a shipment, as inspections are found by them. */
@Component
class ShipmentsGoods {
  private final BoardPages pages;
  private final ReadContexts readings;

  ShipmentsGoods(BoardPages pages, ReadContexts readings) {
    this.pages = pages;
    this.readings = readings;
  }

  /** The keys of the batches; none where the caller reads no such shipment. */
  List<String> of(Caller caller, String id, RowQuery look) {
    Optional<ShipmentId> named = read(id);
    if (named.isEmpty()) return List.of();
    ShipmentId shipment = named.get();
    boolean sells = shipment.supplier().equals(caller.party());
    if (!sells && !caller.sides().contains(Side.BUYER) && !caller.is(Role.AUDITOR))
      return List.of();
    String side = sells ? "supplier" : "buyer";
    var reading = pages.reading(ShipmentRow.BOARD, caller, look.orAs(side));
    return readings.read(
        reading,
        (db, it) ->
            ShipmentRow.BOARD.reads().one(db, it.scope(), shipment.stream(), it.moment()).stream()
                .flatMap(ShipmentsGoods::batches)
                .toList());
  }

  private static Optional<ShipmentId> read(String id) {
    try {
      String stream = StreamId.fromUrl(id);
      if (stream.indexOf(0) >= 0) return Optional.empty(); // PostgreSQL cannot store it in text
      return Optional.of(ShipmentId.of(stream));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a list finds nothing by what is no id
    }
  }

  private static Stream<String> batches(ShipmentRow row) {
    return row.lines().stream()
        .filter(it -> it.batch() != null)
        .map(
            it ->
                InspectedGoods.key(
                    new PartyCode(row.supplier()),
                    requireNonNullElse(it.supplierPart(), it.part()),
                    requireNonNullElse(it.batch(), "")))
        .distinct();
  }
}
