package weft.edi.answer;

import java.time.LocalDateTime;
import java.util.UUID;
import weft.edi.mapping.Aliases;
import weft.edi.outbox.Causes;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.event.Provenance;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.Partnership;
import weft.party.Profile;

/**
 * Sends the supplier's answer to an order as ORDRSP, or as 855 to an 850 and 865 to an 860, if the
 * profile asks for it. It answers the buyer's last order or change message, in that message's own
 * release and syntax.
 */
public final class WhenOrderAnsweredThenRespond implements Reaction {
  private final AnswerContext here;

  public WhenOrderAnsweredThenRespond(AnswerContext here) {
    this.here = here;
  }

  @Override
  public String name() {
    return "respond-to-order";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof OrderAnswered;
  }

  @Override
  public void react(Recorded event) {
    var answered = (OrderAnswered) event.payload();
    var partnership = new Partnership(answered.order().buyer(), answered.supplier());
    Profile profile = here.directory().profile(partnership).orElse(null);
    if (profile == null || !profile.orderResponse()) return;
    PurchaseOrder order = PurchaseOrder.NEW;
    Provenance.Source source = null;
    for (TracedEvent it : here.streams().trace(event.stream())) {
      if (it.sequence() > event.sequence()) break;
      order = order.evolve((PurchaseOrderEvent) it.payload());
      if (it.payload() instanceof OrderPlaced || it.payload() instanceof OrderChanged)
        source = it.provenance().source();
    }
    if (source == null || source.interchange() == null) return; // not placed by EDI
    String interchange = source.interchange();
    String message = String.valueOf(source.message());
    PurchaseOrder state = order;
    here.inbox()
        .whileReading(
            UUID.fromString(interchange),
            () -> respond(event, interchange, message, state, profile));
  }

  private void respond(
      Recorded event, String interchange, String message, PurchaseOrder state, Profile profile) {
    var answered = (OrderAnswered) event.payload();
    var names = Aliases.of(profile.rules());
    String number = answered.order().number();
    LocalDateTime when = here.at(event);
    here.original(interchange, answered.supplier().value())
        .filter(it -> it.envelope().isX12() || it.envelope().isEdifact()) // the hub writes no IDocs
        .map(it -> it.to(profile.rules().envelope().buyer()))
        .ifPresent(
            it -> {
              ReadMessage ordered = it.message(message);
              String type = it.envelope().isX12() ? X12OrderResponse.answering(ordered) : "ORDRSP";
              here.outbox()
                  .put(
                      it.letter(event, Causes.event(event.id(), "ORDRSP"), type),
                      reference -> {
                        Envelope ours = it.answered(reference, when);
                        return ours.isX12()
                            ? new X12OrderResponse(ours, ordered, state, names)
                                .write(reference, when)
                            : new Ordrsp(ours, ordered, state, names)
                                .write(number, reference, when);
                      });
            });
  }
}
