package weft.shipment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.CancelShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentCommand.ReplaceShipment;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentContradicted.Kind;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentRefusal.NoSuchShipment;
import weft.shipment.ShipmentRefusal.ReceiptNumberUsed;
import weft.shipment.ShipmentRefusal.ShipmentNumberUsed;
import weft.shipment.ShipmentRefusal.ShipmentWasCancelled;
import weft.shipment.ShipmentRefusal.ShipmentWasReceived;

/**
 * The rules of a shipment. A person is refused what contradicts it; of a partner's message the
 * contradiction is recorded.
 *
 * @param despatch what was sent; null before it was announced
 * @param receipts what came of it, in the order in which it was told
 */
public record Shipment(@Nullable Despatch despatch, boolean cancelled, List<Receipt> receipts)
    implements Rules<ShipmentCommand, ShipmentEvent, Shipment> {
  public static final Shipment NEW = new Shipment(null, false, List.of());

  @Override
  public List<ShipmentEvent> decide(ShipmentCommand command) {
    return switch (command) {
      case AnnounceShipment asked -> announce(asked);
      case ReplaceShipment asked -> replace(asked);
      case CancelShipment asked -> cancel(asked);
      case ReceiveShipment asked -> receive(asked);
      case AdviseShipment said -> advised(said);
      case AdviseReceipt said -> receiptAdvised(said);
    };
  }

  private List<ShipmentEvent> announce(AnnounceShipment asked) {
    if (despatch == null) {
      asked.despatch().check();
      return List.of(new ShipmentAnnounced(asked.shipment(), asked.despatch()));
    }
    if (cancelled) throw new Refused(new ShipmentWasCancelled());
    if (despatch.saysTheSameAs(asked.despatch())) return List.of();
    throw new Refused(new ShipmentNumberUsed(asked.shipment().number()));
  }

  private List<ShipmentEvent> replace(ReplaceShipment asked) {
    if (announced().saysTheSameAs(asked.despatch())) return List.of();
    if (!receipts.isEmpty()) throw new Refused(new ShipmentWasReceived());
    asked.despatch().check();
    return List.of(new ShipmentReplaced(asked.shipment(), asked.despatch()));
  }

  private List<ShipmentEvent> cancel(CancelShipment asked) {
    if (despatch == null) throw new Refused(new NoSuchShipment());
    if (cancelled) return List.of();
    if (!receipts.isEmpty()) throw new Refused(new ShipmentWasReceived());
    return List.of(new ShipmentCancelled(asked.shipment()));
  }

  private List<ShipmentEvent> receive(ReceiveShipment asked) {
    Despatch sent = announced();
    Receipt numbered = numbered(asked.receipt());
    if (numbered != null) {
      if (numbered.saysTheSameAs(asked.receipt())) return List.of();
      throw new Refused(new ReceiptNumberUsed(String.valueOf(numbered.number())));
    }
    var arrived = new Arrived(sent, receipts);
    return List.of(received(asked.shipment(), arrived.checked(asked.receipt()), arrived));
  }

  private static ShipmentReceived received(ShipmentId id, Receipt receipt, Arrived arrived) {
    return new ShipmentReceived(id, receipt, arrived.isCompleteWith(receipt));
  }

  private Despatch announced() {
    if (despatch == null) throw new Refused(new NoSuchShipment());
    if (cancelled) throw new Refused(new ShipmentWasCancelled());
    return despatch;
  }

  private @Nullable Receipt numbered(Receipt like) {
    if (like.number() == null) return null;
    for (Receipt it : receipts) if (like.number().equals(it.number())) return it;
    return null;
  }

  private List<ShipmentEvent> advised(AdviseShipment said) {
    return switch (said.function()) {
      case ORIGINAL -> {
        if (despatch == null)
          yield List.of(new ShipmentAnnounced(said.shipment(), said.despatch()));
        if (cancelled) yield contradicted(said, Kind.ANNOUNCED_AFTER_CANCELLATION);
        if (despatch.saysTheSameAs(said.despatch())) yield List.of();
        yield contradicted(said, Kind.ANNOUNCED_TWICE);
      }
      case REPLACEMENT -> {
        // The one that it replaces may have been lost on its way.
        if (despatch == null)
          yield List.of(new ShipmentAnnounced(said.shipment(), said.despatch()));
        if (cancelled) yield contradicted(said, Kind.ANNOUNCED_AFTER_CANCELLATION);
        if (despatch.saysTheSameAs(said.despatch())) yield List.of();
        if (!receipts.isEmpty()) yield contradicted(said, Kind.CHANGED_AFTER_RECEIPT);
        yield List.of(new ShipmentReplaced(said.shipment(), said.despatch()));
      }
      case CANCELLATION -> {
        if (despatch == null) yield contradicted(said, Kind.NOTHING_TO_CANCEL);
        if (cancelled) yield List.of();
        if (!receipts.isEmpty()) yield contradicted(said, Kind.CHANGED_AFTER_RECEIPT);
        yield List.of(new ShipmentCancelled(said.shipment()));
      }
    };
  }

  private static List<ShipmentEvent> contradicted(AdviseShipment said, Kind kind) {
    return List.of(new ShipmentContradicted(said.shipment(), kind, said.despatch(), null));
  }

  private List<ShipmentEvent> receiptAdvised(AdviseReceipt said) {
    if (despatch == null) throw new Refused(new NoSuchShipment());
    if (cancelled) return contradicted(said, Kind.RECEIVED_AFTER_CANCELLATION);
    Receipt numbered = numbered(said.receipt());
    if (numbered != null) {
      // What was found to differ was found by the same rules.
      var before = new Arrived(despatch, receipts.subList(0, receipts.indexOf(numbered)));
      return numbered.saysTheSameAs(before.found(said.receipt()))
          ? List.of()
          : contradicted(said, Kind.RECEIPT_NUMBER_REUSED);
    }
    var arrived = new Arrived(despatch, receipts);
    return List.of(received(said.shipment(), arrived.found(said.receipt()), arrived));
  }

  private static List<ShipmentEvent> contradicted(AdviseReceipt said, Kind kind) {
    return List.of(new ShipmentContradicted(said.shipment(), kind, null, said.receipt()));
  }

  @Override
  public Shipment evolve(ShipmentEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case ShipmentAnnounced it -> new Shipment(it.despatch(), false, List.of());
      case ShipmentReplaced it -> new Shipment(it.despatch(), cancelled, receipts);
      case ShipmentCancelled _ -> new Shipment(despatch, true, receipts);
      case ShipmentReceived it -> {
        List<Receipt> all = new ArrayList<>(receipts);
        all.add(it.receipt());
        yield new Shipment(despatch, cancelled, List.copyOf(all));
      }
      case ShipmentContradicted _ -> this;
    };
  }
}
