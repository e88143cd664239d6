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
 * The rules of a shipment. A person is refused what contradicts it; of a partner's message the
 * contradiction is recorded.
 *
 * @param despatch what was sent; null before it was announced
 * @param cancelled so it may be before it is announced, where messages overtake each other
 * @param receipts what came of it, in the order in which it was told
 * @param told by which messages, the one that stands last
 * @param differences what was said of those that receipts found
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

  /** What it says was sent; null before it is announced, and once it is cancelled. */
  public @Nullable Despatch standing() {
    return cancelled ? null : despatch;
  }

  /** Whether something of it is still to come. */
  public boolean isExpected() {
    Despatch sent = standing();
    return sent != null && !new Arrived(sent, receipts).isComplete();
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
    if (numbered != null && !numbered.saysTheSameAs(asked.receipt()))
      throw new Refused(new ReceiptNumberUsed(String.valueOf(numbered.number())));
    List<ShipmentEvent> events = new ArrayList<>();
    Shipment after = this;
    if (numbered == null) {
      var arrived = new Arrived(sent, receipts);
      var came = received(asked.shipment(), arrived.checked(asked.receipt()), arrived);
      events.add(came);
      after = evolve(came);
    }
    int receipt = numbered == null ? after.receipts.size() : receipts.indexOf(numbered) + 1;
    for (SettleDifference it : wishes(asked.shipment(), receipt, asked.wishes()))
      events.addAll(after.differences.settle(it, after.receipts));
    return List.copyOf(events);
  }

  /** What the buyer wants is its word on these differences, as if it was said by itself. */
  private static List<SettleDifference> wishes(
      ShipmentId shipment, int receipt, @Nullable List<AdviseReceipt.Wish> wished) {
    return requireNonNullElse(wished, List.<AdviseReceipt.Wish>of()).stream()
        .map(
            it ->
                new SettleDifference(shipment, receipt, it.line(), Side.BUYER, it.outcome(), null))
        .toList();
  }

  private static ShipmentReceived received(ShipmentId id, Receipt receipt, Arrived arrived) {
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
    // Read anew it has nothing to say where a later message took its place.
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
   * What was sent. A replacement says it anew whatever there was, as what it replaces may have been
   * lost on its way, or cancelled.
   *
   * @param own whether the message that stands is read anew
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
    var arrived = new Arrived(despatch, receipts);
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

  /** Whether it is one of those that came of it, word for word. */
  public boolean hasReceived(AdviseReceipt said) {
    Receipt numbered = numbered(said.receipt());
    return numbered != null && saysTheSame(numbered, said);
  }

  /** What was found to differ was found by the same rules, or is as the message has it. */
  private boolean saysTheSame(Receipt numbered, AdviseReceipt said) {
    return numbered.saysTheSameAs(found(said).receipt())
        || (despatch != null
            && numbered.saysTheSameAs(
                new Arrived(despatch, List.of()).inUnitsSent(said).receipt()));
  }

  /** With what differed when its number was told first. */
  private AdviseReceipt found(AdviseReceipt said) {
    Receipt numbered = numbered(said.receipt());
    if (despatch == null || numbered == null) return said;
    var arrived = new Arrived(despatch, receipts.subList(0, receipts.indexOf(numbered)));
    return arrived.found(arrived.inUnitsSent(said));
  }

  /** What the buyer's message asks for, as far as it makes sense and is not settled. */
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
