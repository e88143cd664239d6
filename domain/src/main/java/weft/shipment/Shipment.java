package weft.shipment;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.party.Side;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentCommand.AnnounceShipment;
import weft.shipment.ShipmentCommand.CancelShipment;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentCommand.ReplaceShipment;
import weft.shipment.ShipmentCommand.ReturnGoods;
import weft.shipment.ShipmentCommand.SettleDifference;
import weft.shipment.ShipmentCommand.TakeBackGoods;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
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
 * The rules of a shipment. They refuse a person's command that contradicts it, and record a
 * contradiction in a partner's message.
 *
 * @param despatch the despatched goods; null before the announcement
 * @param cancelled can be true before the announcement, because messages can overtake each other
 * @param receipts in the order in which they were reported
 * @param told the messages about it; the one in force is the last
 * @param differences the proposals and settlements of the differences in its receipts
 */
public record Shipment(
    @Nullable Despatch despatch,
    boolean cancelled,
    List<Receipt> receipts,
    List<ByMessage> told,
    Differences differences)
    implements Rules<ShipmentCommand, ShipmentEvent, Shipment> {
  public static final Shipment NEW =
      new Shipment(null, false, List.of(), List.of(), Differences.NONE);

  /** The despatch in force; null before the announcement and after a cancellation. */
  public @Nullable Despatch standing() {
    return cancelled ? null : despatch;
  }

  /** Whether goods of it are still to arrive. */
  public boolean isExpected() {
    Despatch sent = standing();
    return sent != null && !new ArrivedQuantities(sent, receipts).isComplete();
  }

  @Override
  public List<ShipmentEvent> decide(ShipmentCommand command) {
    return switch (command) {
      case AnnounceShipment asked -> announce(asked);
      case ReplaceShipment asked -> replace(asked);
      case CancelShipment asked -> cancel(asked);
      case ReceiveShipment asked -> receive(asked);
      case SettleDifference asked -> differences.settle(asked, received());
      case ReturnGoods asked -> differences.sendBack(asked, received());
      case TakeBackGoods asked -> differences.takeBack(asked);
      case AdviseShipment said -> advised(said);
      case AdviseReceipt said -> receiptAdvised(said);
    };
  }

  private List<ShipmentEvent> announce(AnnounceShipment asked) {
    if (despatch == null) {
      asked.despatch().check();
      return List.of(new ShipmentAnnounced(asked.shipment(), asked.despatch(), null));
    }
    if (cancelled) throw new Refused(new ShipmentWasCancelled());
    if (despatch.saysTheSameAs(asked.despatch())) return List.of();
    throw new Refused(new ShipmentNumberUsed(asked.shipment().number()));
  }

  private List<ShipmentEvent> replace(ReplaceShipment asked) {
    if (announced().saysTheSameAs(asked.despatch())) return List.of();
    if (!receipts.isEmpty()) throw new Refused(new ShipmentWasReceived());
    asked.despatch().check();
    return List.of(new ShipmentReplaced(asked.shipment(), asked.despatch(), null));
  }

  private List<ShipmentEvent> cancel(CancelShipment asked) {
    if (despatch == null) throw new Refused(new NoSuchShipment());
    if (cancelled) return List.of();
    if (!receipts.isEmpty()) throw new Refused(new ShipmentWasReceived());
    return List.of(new ShipmentCancelled(asked.shipment(), null));
  }

  private List<ShipmentEvent> receive(ReceiveShipment asked) {
    Despatch sent = announced();
    Receipt numbered = numbered(asked.receipt());
    if (numbered != null && !numbered.saysTheSameAs(asked.receipt()))
      throw new Refused(new ReceiptNumberUsed(String.valueOf(numbered.number())));
    List<ShipmentEvent> events = new ArrayList<>();
    Shipment after = this;
    if (numbered == null) {
      var arrived = new ArrivedQuantities(sent, receipts);
      var came = received(asked.shipment(), arrived.checked(asked.receipt()), arrived);
      events.add(came);
      after = evolve(came);
    }
    int receipt = numbered == null ? after.receipts.size() : receipts.indexOf(numbered) + 1;
    for (SettleDifference it : wishes(asked.shipment(), receipt, asked.wishes()))
      events.addAll(after.differences.settle(it, after.receipts));
    return List.copyOf(events);
  }

  /** Treats the buyer's wishes as its proposals for these differences. */
  private static List<SettleDifference> wishes(
      ShipmentId shipment, int receipt, @Nullable List<AdviseReceipt.Wish> wished) {
    return requireNonNullElse(wished, List.<AdviseReceipt.Wish>of()).stream()
        .map(
            it ->
                new SettleDifference(shipment, receipt, it.line(), Side.BUYER, it.outcome(), null))
        .toList();
  }

  private static ShipmentReceived received(
      ShipmentId id, Receipt receipt, ArrivedQuantities arrived) {
    return new ShipmentReceived(id, receipt, arrived.isCompleteWith(receipt));
  }

  private Despatch announced() {
    if (despatch == null) throw new Refused(new NoSuchShipment());
    if (cancelled) throw new Refused(new ShipmentWasCancelled());
    return despatch;
  }

  private List<Receipt> received() {
    announced();
    return receipts;
  }

  private @Nullable Receipt numbered(Receipt like) {
    if (like.number() == null) return null;
    for (Receipt it : receipts) if (like.number().equals(it.number())) return it;
    return null;
  }

  private List<ShipmentEvent> advised(AdviseShipment said) {
    boolean own = said.by() != null && !told.isEmpty() && said.by().equals(told.getLast());
    // A message that is read again has no effect if a later message replaced it.
    if (!own && said.by() != null && told.contains(said.by())) return List.of();
    return switch (said.function()) {
      case ORIGINAL -> told(said, own, false);
      case REPLACEMENT -> told(said, own, true);
      case CANCELLATION -> {
        if (cancelled) yield List.of();
        if (despatch == null) yield contradicted(said, Kind.NOTHING_TO_CANCEL);
        if (!receipts.isEmpty()) yield contradicted(said, Kind.CHANGED_AFTER_RECEIPT);
        yield List.of(new ShipmentCancelled(said.shipment(), said.by()));
      }
    };
  }

  /**
   * Handles a despatch. A replacement takes effect whatever was there before, because the message
   * that it replaces may have been lost or cancelled.
   *
   * @param own whether the message in force is read again
   */
  private List<ShipmentEvent> told(AdviseShipment said, boolean own, boolean anew) {
    if (cancelled && !anew && !own) return contradicted(said, Kind.ANNOUNCED_AFTER_CANCELLATION);
    if (cancelled || despatch == null)
      return List.of(new ShipmentAnnounced(said.shipment(), said.despatch(), said.by()));
    if (despatch.saysTheSameAs(said.despatch())) return List.of();
    if (!anew && !own) return contradicted(said, Kind.ANNOUNCED_TWICE);
    return receipts.isEmpty()
        ? List.of(new ShipmentReplaced(said.shipment(), said.despatch(), said.by()))
        : contradicted(said, Kind.CHANGED_AFTER_RECEIPT);
  }

  private static List<ShipmentEvent> contradicted(AdviseShipment said, Kind kind) {
    return List.of(new ShipmentContradicted(said.shipment(), kind, said.despatch(), null));
  }

  private List<ShipmentEvent> receiptAdvised(AdviseReceipt said) {
    if (despatch == null) throw new Refused(new NoSuchShipment());
    if (cancelled) return contradicted(said, Kind.RECEIVED_AFTER_CANCELLATION);
    Receipt numbered = numbered(said.receipt());
    var arrived = new ArrivedQuantities(despatch, receipts);
    AdviseReceipt counted = arrived.inUnitsSent(said);
    if (said.anew())
      return hasReceived(said) ? wished(found(said), receipts.indexOf(numbered)) : List.of();
    if (numbered != null)
      return saysTheSame(numbered, said)
          ? List.of()
          : contradicted(said, Kind.RECEIPT_NUMBER_REUSED);
    List<ShipmentEvent> events = new ArrayList<>();
    if (!counted.receipt().lines().isEmpty()) {
      AdviseReceipt found = arrived.found(counted);
      var came = received(said.shipment(), found.receipt(), arrived);
      events.add(came);
      events.addAll(evolve(came).wished(found, receipts.size()));
    }
    if (counted.receipt().lines().size() < said.receipt().lines().size())
      events.addAll(contradicted(said, Kind.RECEIVED_IN_OTHER_UNIT));
    return List.copyOf(events);
  }

  /** Whether the shipment has this very receipt already. */
  public boolean hasReceived(AdviseReceipt said) {
    Receipt numbered = numbered(said.receipt());
    return numbered != null && saysTheSame(numbered, said);
  }

  /** Equal with the differences that the hub computed, or with those in the message. */
  private boolean saysTheSame(Receipt numbered, AdviseReceipt said) {
    return numbered.saysTheSameAs(found(said).receipt())
        || (despatch != null
            && numbered.saysTheSameAs(
                new ArrivedQuantities(despatch, List.of()).inUnitsSent(said).receipt()));
  }

  /** Adds the differences as they were when the number was first reported. */
  private AdviseReceipt found(AdviseReceipt said) {
    Receipt numbered = numbered(said.receipt());
    if (despatch == null || numbered == null) return said;
    var arrived = new ArrivedQuantities(despatch, receipts.subList(0, receipts.indexOf(numbered)));
    return arrived.found(arrived.inUnitsSent(said));
  }

  /** Applies the wishes in the buyer's message that suit the difference and are not settled yet. */
  private List<ShipmentEvent> wished(AdviseReceipt said, int of) {
    List<ShipmentEvent> events = new ArrayList<>();
    for (SettleDifference it : wishes(said.shipment(), of + 1, said.wishes())) {
      Receipt.Difference difference = receipts.get(of).lines().get(it.line() - 1).difference();
      boolean settled = differences.of(of + 1, it.line()).filter(Settlement::settled).isPresent();
      if (difference != null && it.outcome().fits(difference.kind()) && !settled)
        events.addAll(differences.settle(it, receipts));
    }
    return events;
  }

  private static List<ShipmentEvent> contradicted(AdviseReceipt said, Kind kind) {
    return List.of(new ShipmentContradicted(said.shipment(), kind, null, said.receipt()));
  }

  @Override
  public Shipment evolve(ShipmentEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case ShipmentAnnounced it ->
          new Shipment(it.despatch(), false, List.of(), told(it.by()), Differences.NONE);
      case ShipmentReplaced it ->
          new Shipment(it.despatch(), cancelled, receipts, told(it.by()), differences);
      case ShipmentCancelled it ->
          new Shipment(despatch, true, receipts, told(it.by()), differences);
      case ShipmentReceived it -> {
        List<Receipt> all = new ArrayList<>(receipts);
        all.add(it.receipt());
        yield new Shipment(despatch, cancelled, List.copyOf(all), told, differences);
      }
      case ShipmentContradicted it ->
          it.kind() == Kind.NOTHING_TO_CANCEL
              ? new Shipment(null, true, receipts, told, differences)
              : this;
      case SettlementProposed _, DifferenceSettled _, GoodsReturned _, ReturnTakenBack _ ->
          new Shipment(despatch, cancelled, receipts, told, differences.after(event));
    };
  }

  private List<ByMessage> told(@Nullable ByMessage by) {
    List<ByMessage> all = new ArrayList<>(told);
    all.add(requireNonNullElse(by, ByMessage.NONE));
    return List.copyOf(all);
  }
}
