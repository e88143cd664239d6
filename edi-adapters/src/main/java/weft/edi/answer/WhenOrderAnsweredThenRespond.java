package weft.edi.answer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import weft.edi.outbox.Causes;
import weft.edi.outbox.Outbox;
import weft.edi.reader.Envelope;
import weft.edi.reader.ReadMessage;
import weft.edi.reception.Inbox;
import weft.event.Provenance;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.Streams;
import weft.event.Traced;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.Directory;
import weft.party.Partnership;

/**
 * Sends the supplier's answer as ORDRSP, or as 855 to an 850, where the profile asks for it and the
 * order came by EDI: in the order's own release and syntax.
 */
public final class WhenOrderAnsweredThenRespond implements Reaction {
  private final Inbox inbox;
  private final Directory directory;
  private final Streams streams;
  private final Outbox outbox;
  private final ZoneId zone;

  /**
   * Makes it from what it reads and where it writes.
   *
   * @param zone in which UNB gives our time
   */
  public WhenOrderAnsweredThenRespond(
      Inbox inbox, Directory directory, Streams streams, Outbox outbox, ZoneId zone) {
    this.inbox = inbox;
    this.directory = directory;
    this.streams = streams;
    this.outbox = outbox;
    this.zone = zone;
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
    if (!directory.profile(partnership).map(it -> it.orderResponse()).orElse(false)) return;
    PurchaseOrder order = PurchaseOrder.NEW;
    Provenance.Source source = null;
    for (Traced it : streams.trace(event.stream())) {
      if (it.sequence() > event.sequence()) break;
      order = order.evolve((PurchaseOrderEvent) it.payload());
      if (it.payload() instanceof OrderPlaced) source = it.provenance().source();
    }
    if (source == null || source.interchange() == null) return; // not placed by EDI
    String message = String.valueOf(source.message());
    String number = answered.order().number();
    PurchaseOrder state = order;
    LocalDateTime when = LocalDateTime.ofInstant(event.recordedAt(), zone);
    Original.find(inbox, directory, source.interchange(), partnership.supplier().value())
        .ifPresent(
            it ->
                outbox.put(
                    it.letter(
                        Causes.event(event.id(), "ORDRSP"),
                        it.envelope().isX12() ? "855" : "ORDRSP"),
                    reference -> {
                      Envelope ours = it.answered(reference, when);
                      ReadMessage ordered = it.message(message);
                      return ours.isX12()
                          ? new X12OrderResponse(ours, ordered, state).write(reference, when)
                          : new Ordrsp(ours, ordered, state).write(number, reference, when);
                    }));
  }
}
