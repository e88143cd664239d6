package weft.api.shipment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import weft.api.asking.Asking;
import weft.api.asking.Written;
import weft.api.security.Caller;
import weft.desk.DeskRefusal.Stale;
import weft.event.Past;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.GoodsMoved;
import weft.shipment.Shipment;
import weft.shipment.ShipmentCommand;
import weft.shipment.ShipmentCommand.ReceiveShipment;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShippedOrders;

/** Asks for a change of a shipment with what it means for stock and for orders, in one append. */
@Component
class Shipping {
  private final Asking asking;
  private final Streams streams;

  Shipping(Asking asking, Streams streams) {
    this.asking = asking;
    this.streams = streams;
  }

  /**
   * What it means follows from the shipment as it stands: it is asked at the very version, or what
   * is asked of it needs none.
   *
   * @param at the moment that goods moved
   */
  ResponseEntity<Written> ask(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      Record said,
      ShipmentCommand command,
      Instant at) {
    Past past = streams.pasts(Set.of(command.stream())).getOrDefault(command.stream(), Past.NONE);
    List<StreamCommand> commands = new ArrayList<>(List.of(command));
    Long seen = ifMatch == null ? null : Asking.version(ifMatch);
    if (seen != null && seen > past.version()) throw new Refused(new Stale(seen, past.version()));
    // An older one is refused by the desk, unless it answered this very request before.
    if (seen == null || seen == past.version())
      commands.addAll(meant(past.foldedFrom(Shipment.NEW, ShipmentEvent.class), command, at));
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(said), commands);
    return Written.answer(command.stream(), done);
  }

  private static List<StreamCommand> meant(Shipment shipment, ShipmentCommand command, Instant at) {
    List<StreamCommand> commands = new ArrayList<>();
    for (ShipmentEvent it : shipment.decide(command)) {
      Shipment after = shipment.evolve(it);
      Map<String, String> numbers = numbers(shipment.despatch(), after.despatch());
      var moved = new GoodsMoved(shipment, at, part -> numbers.getOrDefault(part, part));
      commands.addAll(moved.by(it));
      commands.addAll(moved.backBy(it));
      if (!(command instanceof ReceiveShipment))
        commands.addAll(
            ShippedOrders.of(command.shipment(), shipment.standing(), after.standing(), null));
    }
    return commands;
  }

  /** The supplier's numbers for the buyer's, as the lines say them; those said last prevail. */
  private static Map<String, String> numbers(@Nullable Despatch before, @Nullable Despatch after) {
    Map<String, String> numbers = new HashMap<>();
    for (Despatch despatch : Arrays.asList(before, after))
      if (despatch != null)
        for (DespatchLine it : despatch.lines())
          if (it.supplierPart() != null) numbers.put(it.part(), it.supplierPart());
    return numbers;
  }
}
