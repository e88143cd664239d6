package weft.edi.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.party.Side;
import weft.shipment.Shipment;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentReceived;

/**
 * An event about a receipt, with the event stream of its shipment.
 *
 * @param receipt the event that recorded the receipt
 * @param number the position of the receipt in the shipment, from 1
 */
record ReceiptTold(Recorded event, List<TracedEvent> stream, TracedEvent receipt, int number) {

  static ReceiptTold by(Recorded event, List<TracedEvent> stream) {
    List<TracedEvent> receipts =
        stream.stream().filter(it -> it.payload() instanceof ShipmentReceived).toList();
    int number =
        switch (event.payload()) {
          case SettlementProposed it -> it.receipt();
          case DifferenceSettled it -> it.receipt();
          default ->
              (int) receipts.stream().filter(it -> it.sequence() <= event.sequence()).count();
        };
    return new ReceiptTold(event, stream, receipts.get(number - 1), number);
  }

  String id() {
    return receipt.id();
  }

  /** The interchange that brought the receipt; null if a person or an API client recorded it. */
  @Nullable String interchange() {
    return receipt.provenance().source().interchange();
  }

  /** Whether the event came in a message, which the hub forwards. */
  boolean isOfMessage() {
    return event.provenance().source().interchange() != null;
  }

  /**
   * Whether the supplier already knows this: the event belongs to the request that recorded the
   * receipt, or the document equals the previous one.
   */
  boolean saysNothingNew() {
    if (event.payload() instanceof ShipmentReceived) return false;
    if (isWithReceipt(event.provenance().correlation())) return true;
    long before = lastOfReceipt();
    for (TracedEvent it : stream)
      if (it.sequence() < event.sequence() && tells(it)) before = Math.max(before, it.sequence());
    return at(before).document(LocalDate.EPOCH).equals(document(LocalDate.EPOCH));
  }

  BusinessDocument document(LocalDate issued) {
    boolean first = event.payload() instanceof ShipmentReceived;
    return at(first ? lastOfReceipt() : event.sequence()).document(issued);
  }

  private StatedReceipt at(long sequence) {
    Shipment shipment = Shipment.NEW;
    for (TracedEvent it : stream)
      if (it.sequence() <= sequence) shipment = shipment.evolve((ShipmentEvent) it.payload());
    var id = ((ShipmentReceived) receipt.payload()).shipment();
    return new StatedReceipt(id, shipment, number, receipt.id());
  }

  /** The last event of the request that recorded the receipt. */
  private long lastOfReceipt() {
    long last = receipt.sequence();
    for (TracedEvent it : stream)
      if (it.sequence() == last + 1 && isWithReceipt(it.provenance().correlation())) last++;
    return last;
  }

  private boolean isWithReceipt(String correlation) {
    return correlation.equals(receipt.provenance().correlation());
  }

  /** Whether the hub reported the event to the supplier. */
  private boolean tells(TracedEvent it) {
    return switch (it.payload()) {
      case SettlementProposed said -> said.receipt() == number && said.by() == Side.BUYER;
      case DifferenceSettled said -> said.receipt() == number;
      default -> false;
    };
  }
}
