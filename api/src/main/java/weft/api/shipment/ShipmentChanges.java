package weft.api.shipment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import weft.api.asking.Asking;
import weft.api.asking.WriteResult;
import weft.api.security.Caller;
import weft.desk.DeskRefusal.Stale;
import weft.event.Past;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.parts.BaseUnit;
import weft.parts.PartAgreement;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.party.Partnership;
import weft.party.PartyDirectory;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.GoodsMoved;
import weft.shipment.GoodsReturn;
import weft.shipment.Receipt;
import weft.shipment.Shipment;
import weft.shipment.ShipmentCommand;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentId;
import weft.shipment.ShippedOrders;
import weft.stock.MovementKind;
import weft.stock.StockCommand.BookDocument;

/**
 * Submits a change of a shipment together with the resulting changes of stock and orders, in one
 * append.
 */
@Component
class ShipmentChanges {
  private final Asking asking;
  private final Streams streams;
  private final BuyersNumbers agreed;
  private final PartyDirectory directory;
  private final List<DespatchGate> gates;

  ShipmentChanges(
      Asking asking,
      Streams streams,
      BuyersNumbers agreed,
      PartyDirectory directory,
      List<DespatchGate> gates) {
    this.asking = asking;
    this.streams = streams;
    this.agreed = agreed;
    this.directory = directory;
    this.gates = List.copyOf(gates);
  }

  /**
   * Converts the part numbers of a receipt to those in the shipment: a message may have given only
   * the supplier's.
   */
  Receipt asSent(ShipmentId shipment, @Nullable Despatch sent, Receipt said) {
    if (sent == null) return said;
    Set<String> named = new TreeSet<>();
    sent.lines().forEach(it -> named.add(it.part()));
    Set<String> others = new TreeSet<>();
    said.lines().forEach(it -> others.add(it.part()));
    others.removeAll(named);
    if (others.isEmpty()) return said;
    Map<String, String> own = agreed.of(shipment.partnership(), others).own();
    return said.of(said.lines().stream().map(it -> asSent(it, own.get(it.part()), named)).toList());
  }

  /** Whether the despatch has goods in this unit. */
  static boolean isIn(@Nullable Despatch sent, String unit) {
    return sent != null && sent.lines().stream().anyMatch(it -> it.unit().equals(unit));
  }

  /** The supplier's despatch; null where there is none yet. */
  @Nullable Despatch sent(ShipmentId shipment) {
    Past past = streams.pasts(Set.of(shipment.stream())).getOrDefault(shipment.stream(), Past.NONE);
    return past.foldedFrom(Shipment.NEW, ShipmentEvent.class).despatch();
  }

  /** Uses the supplier's number where the shipment has only that one. */
  private static Receipt.Line asSent(
      Receipt.Line it, @Nullable String suppliers, Set<String> named) {
    if (suppliers == null || named.contains(it.part()) || !named.contains(suppliers)) return it;
    return new Receipt.Line(
        suppliers, it.quantity(), it.unit(), it.batch(), it.difference(), it.segment());
  }

  /**
   * Submits a command with its effects. The effects follow from the current shipment, so the caller
   * must name exactly that version, unless the command needs none.
   *
   * @param at the moment at which goods moved
   */
  ResponseEntity<WriteResult> ask(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      Record said,
      ShipmentCommand command,
      Instant at) {
    return ask(caller, ifMatch, idempotencyKey, said, command, at, it -> it);
  }

  /**
   * The same for a despatch that a person or a program of the supplier enters: refuses it if it
   * takes more than is in stock, unless it gives a reason, and if goods must not leave as they are.
   */
  ResponseEntity<WriteResult> send(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      ShipmentBodies.Sent said,
      ShipmentCommand command,
      Despatch despatch,
      Instant at) {
    String reason = said.reason();
    Past past = streams.pasts(Set.of(command.stream())).getOrDefault(command.stream(), Past.NONE);
    // A request that is repeated gets its first answer, whatever has become of the certificates.
    // A cancellation that arrived before its despatch makes a version without one.
    boolean isFirst =
        ifMatch == null
            ? past.foldedFrom(Shipment.NEW, ShipmentEvent.class).despatch() == null
            : past.version() == Asking.version(ifMatch);
    if (isFirst) gates.forEach(it -> it.check(caller, command.partnership(), despatch));
    return ask(
        caller,
        ifMatch,
        idempotencyKey,
        said,
        command,
        at,
        it -> it.kind() == MovementKind.ISSUE ? it.guarded(reason) : it);
  }

  private ResponseEntity<WriteResult> ask(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      Record said,
      ShipmentCommand command,
      Instant at,
      UnaryOperator<BookDocument> booked) {
    Past past = streams.pasts(Set.of(command.stream())).getOrDefault(command.stream(), Past.NONE);
    List<StreamCommand> commands = new ArrayList<>(List.of(command));
    Long seen = ifMatch == null ? null : Asking.version(ifMatch);
    if (seen != null && seen > past.version()) throw new Refused(new Stale(seen, past.version()));
    // The desk refuses an outdated version, unless it is a repetition of a request that succeeded.
    if (seen == null || seen == past.version())
      commands.addAll(
          meant(past.foldedFrom(Shipment.NEW, ShipmentEvent.class), command, at, booked));
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(said), commands);
    return WriteResult.answer(command.stream(), done);
  }

  private List<StreamCommand> meant(
      Shipment shipment, ShipmentCommand command, Instant at, UnaryOperator<BookDocument> booked) {
    List<StreamCommand> commands = new ArrayList<>();
    for (ShipmentEvent it : shipment.decide(command)) {
      Shipment after = shipment.evolve(it);
      var moved =
          new GoodsMoved(
              shipment,
              at,
              parts(command.shipment(), shipment, after, it),
              site -> site(command.shipment(), site),
              stock ->
                  streams.read(Set.of(stock.stream())).getOrDefault(stock.stream(), List.of()));
      moved.by(it).forEach(one -> commands.add(booked.apply(one)));
      commands.addAll(moved.backBy(it));
      if (!(command instanceof ReceiveShipment))
        commands.addAll(
            ShippedOrders.of(command.shipment(), shipment.standing(), after.standing(), null));
    }
    return commands;
  }

  /** The code of the buyer's site where the goods went; null where the shipment names none. */
  @Nullable String siteOf(ShipmentId shipment) {
    Despatch sent = sent(shipment);
    String named = sent == null ? null : sent.shipTo();
    return named == null ? null : site(shipment, named);
  }

  private String site(ShipmentId shipment, String named) {
    Partnership between = shipment.partnership();
    return directory.buyersSite(between, between.supplier(), named);
  }

  /**
   * The supplier's numbers as in the lines, and the agreed units. For goods that come back, the
   * agreed numbers win, because a message may use others.
   */
  private GoodsMoved.Parts parts(
      ShipmentId id, Shipment before, Shipment after, ShipmentEvent event) {
    Map<String, String> numbers = numbers(before.despatch(), after.despatch());
    Set<String> named = new TreeSet<>();
    for (Despatch it : Arrays.asList(before.despatch(), after.despatch()))
      if (it != null) it.lines().forEach(line -> named.add(line.part()));
    after.receipts().forEach(it -> it.lines().forEach(line -> named.add(line.part())));
    GoodsReturn goods =
        event instanceof ReturnTakenBack it ? before.differences().numbered(it.number()) : null;
    Map<String, PartTerms> agreed = agreed(id, named);
    if (goods != null)
      for (GoodsReturn.Line it : goods.lines()) {
        PartTerms terms = agreed.get(it.part());
        if (terms != null && terms.supplierPart() != null)
          numbers.put(it.part(), terms.supplierPart());
      }
    return new GoodsMoved.Parts() {
      @Override
      public String suppliers(String part) {
        return numbers.getOrDefault(part, part);
      }

      @Override
      public @Nullable BaseUnit units(String part) {
        PartTerms terms = agreed.get(part);
        return terms == null ? null : terms.baseUnit();
      }
    };
  }

  private Map<String, PartTerms> agreed(ShipmentId between, Set<String> parts) {
    Map<String, String> agreements = new HashMap<>();
    for (String it : parts)
      agreements.put(it, new PartAgreementId(between.buyer(), between.supplier(), it).stream());
    Map<String, Past> pasts = streams.pasts(agreements.values());
    Map<String, PartTerms> agreed = new HashMap<>();
    agreements.forEach(
        (part, stream) -> {
          Past past = pasts.getOrDefault(stream, Past.NONE);
          PartTerms terms = past.foldedFrom(PartAgreement.NEW, PartAgreementEvent.class).terms();
          if (terms != null) agreed.put(part, terms);
        });
    return agreed;
  }

  /** The supplier's number for each buyer's number, as in the lines; the latest statement wins. */
  private static Map<String, String> numbers(@Nullable Despatch before, @Nullable Despatch after) {
    Map<String, String> numbers = new HashMap<>();
    for (Despatch despatch : Arrays.asList(before, after))
      if (despatch != null)
        for (DespatchLine it : despatch.lines())
          if (it.supplierPart() != null) numbers.put(it.part(), it.supplierPart());
    return numbers;
  }
}
