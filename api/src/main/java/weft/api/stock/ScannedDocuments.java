package weft.api.stock;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.language.Text;
import weft.party.Side;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.shipment.PartNamed;
import weft.projections.shipment.ShipmentRow;
import weft.stock.MovementKind;

/**
 * Checks that a part scanned against a shipment is on it. Batch and quantity are checked by the
 * stock of the part, which knows the quantities that the shipment booked, but knows nothing about
 * parts that are not on the shipment.
 */
@Component
class ScannedDocuments {
  /** The same document number may recur in later years and with other partners. */
  private static final int MOST = 100;

  private final ReadContexts readings;
  private final BoardPages pages;

  ScannedDocuments(ReadContexts readings, BoardPages pages) {
    this.readings = readings;
    this.pages = pages;
  }

  /**
   * Answers 409 {@code part-not-on-document}. A document that is not a shipment may contain any
   * part.
   */
  void check(Caller caller, StockBodies.Move move) {
    String document = move.document();
    String part = move.part();
    if (document == null || part == null) return;
    if (move.kind() != MovementKind.ISSUE && move.kind() != MovementKind.RECEIPT) return;
    boolean known = false;
    for (Side side : caller.sides()) {
      RowQuery look = new RowQuery(side.name().toLowerCase(Locale.ROOT), null, null);
      ReadContext reading = pages.reading(ShipmentRow.BOARD, caller, look);
      Filter number = Filter.is("number", document.strip());
      List<ShipmentRow> all = shipments(reading, number);
      if (all.stream().anyMatch(it -> came(it, part.strip()))) return;
      Filter with = PartNamed.ofThese(reading.scope(), reading.moment(), part.strip());
      if (!all.isEmpty() && !shipments(reading, number, with).isEmpty()) return;
      known |= !all.isEmpty();
    }
    if (known)
      throw Problem.of(
              HttpStatus.CONFLICT,
              "part-not-on-document",
              new Text(
                  "Shipment " + document + " has no part " + part + ".",
                  "发货单 " + document + " 中没有零件 " + part + "。"))
          .params(Map.of("document", document, "part", part))
          .exception();
  }

  /** Whether a receipt reports this part although the shipment did not announce it. */
  private static boolean came(ShipmentRow shipment, String part) {
    return shipment.receipts().stream()
        .flatMap(it -> it.lines().stream())
        .anyMatch(it -> it.part().equals(part));
  }

  private List<ShipmentRow> shipments(ReadContext reading, Filter... filters) {
    return readings.read(
        reading,
        (db, it) ->
            ShipmentRow.BOARD
                .reads()
                .list(db, it.scope(), List.of(filters), List.of(), it.moment(), MOST));
  }
}
