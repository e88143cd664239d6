package weft.edi.document;

import java.util.List;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.edi.answer.AnswerContext;
import weft.edi.onward.OnwardRules;
import weft.edi.onward.Route;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.party.EdiRules.Outbound;
import weft.shipment.ByMessage;
import weft.shipment.Despatch;
import weft.shipment.Shipment;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReplaced;

/**
 * Reports shipments that the supplier records, replaces or cancels on the hub to the buyer, in the
 * message that the buyer's profile names for despatch advices (DESADV, 856, 4913). Shipments that
 * arrived as messages are forwarded as those messages instead.
 */
public final class WhenShipmentToldThenWriteToBuyer implements Reaction {
  private final AnswerContext here;
  private final OnwardRules onward;

  public WhenShipmentToldThenWriteToBuyer(AnswerContext here) {
    this.here = here;
    this.onward = new OnwardRules(here);
  }

  @Override
  public String name() {
    return "write-despatch";
  }

  @Override
  public boolean looksBack() {
    return false;
  }

  @Override
  public boolean handles(Object payload) {
    return switch (payload) {
      case ShipmentAnnounced it -> it.by() == null;
      case ShipmentReplaced it -> it.by() == null;
      case ShipmentCancelled it -> it.by() == null;
      default -> false;
    };
  }

  @Override
  public void react(Recorded event) {
    var said = (ShipmentEvent) event.payload();
    var shipment = said.shipment();
    Route route =
        onward.route(
            event,
            shipment.partnership(),
            shipment.supplier(),
            agreed -> DocumentWriter.rule(agreed, Kind.DESPATCH_ADVICE));
    if (route == null) return;
    List<TracedEvent> before =
        here.streams().trace(event.stream()).stream()
            .filter(it -> it.sequence() < event.sequence())
            .toList();
    boolean sent = before.stream().anyMatch(it -> hasSent(it, route.rule()));
    boolean cancels = said instanceof ShipmentCancelled;
    Despatch despatch = after(before, said).despatch();
    // A shipment that the buyer never heard of needs no cancellation.
    if (despatch == null || (cancels && !sent)) return;
    var function = cancels ? Function.CANCELLATION : Function.ORIGINAL;
    var issued = onward.at(route).toLocalDate();
    BusinessDocument document = new StatedDespatch(shipment, despatch, function).document(issued);
    var stated =
        new StatedDocument(
            document, route.sender(), issued, route.names(), sent, here.directory()::site);
    onward.send(route, ours -> DocumentWriter.write(stated, route.rule(), ours));
  }

  private static Shipment after(List<TracedEvent> before, ShipmentEvent said) {
    Shipment shipment = Shipment.NEW;
    for (TracedEvent it : before) shipment = shipment.evolve((ShipmentEvent) it.payload());
    return shipment.evolve(said);
  }

  /**
   * Whether the buyer has got, or will get, the event's message: written by the hub or forwarded.
   */
  private boolean hasSent(TracedEvent told, Outbound rule) {
    ByMessage by =
        switch (told.payload()) {
          case ShipmentAnnounced it -> it.by();
          case ShipmentReplaced it -> it.by();
          case ShipmentCancelled it -> it.by();
          default -> null;
        };
    return by == null
        ? onward.hasWritten(told.id(), rule)
        : onward.hasPassedOn(by.interchange(), rule);
  }
}
