package weft.edi.demand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.answer.AnswerContext;
import weft.edi.onward.OnwardRules;
import weft.edi.onward.Route;
import weft.event.Appends;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.party.Partnership;

/**
 * Forwards a buyer's demand to the supplier if the supplier's profile names a message for it. Only
 * events that took effect are forwarded.
 */
public final class WhenMessageAppliedThenWriteToSupplier implements Reaction {
  private final OnwardRules onward;
  private final Streams streams;
  private final Appends appends;

  public WhenMessageAppliedThenWriteToSupplier(AnswerContext here, Appends appends) {
    this.onward = new OnwardRules(here);
    this.streams = here.streams();
    this.appends = appends;
  }

  @Override
  public String name() {
    return "write-demand";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof MessageConcluded || payload instanceof MessageRerun;
  }

  @Override
  public void react(Recorded event) {
    // One event is enough to decide; most messages are not forwarded, and some have thousands.
    List<Recorded> last = appends.before(event, 1);
    Object asks = last.isEmpty() ? null : asks(last.getFirst().payload(), event);
    if (asks == null || DemandOfMessage.of(asks) == null) return;
    Partnership partnership = DemandOfMessage.partnership(asks);
    String interchange = ((InterchangeEvent) event.payload()).id();
    Route route =
        onward.route(event, partnership, interchange, agreed -> DemandWriter.rule(agreed, asks));
    if (route == null || !route.sender().equals(partnership.buyer())) return;
    List<Recorded> asked = asked(event);
    if (asked.isEmpty()) return;
    var demand =
        new Demand(
            partnership,
            asked.stream().map(Recorded::payload).toList(),
            standing(asked.getFirst()),
            onward.at(route).toLocalDate(),
            route.names());
    onward.send(route, ours -> DemandWriter.write(demand, route.rule(), ours));
  }

  /**
   * A contradicted line is recorded after its order or change, which is forwarded without that
   * line.
   */
  private @Nullable Object asks(Object last, Recorded event) {
    if (!(last instanceof OrderContradicted)) return last;
    List<Recorded> asked = asked(event);
    return asked.isEmpty() ? null : asked.getLast().payload();
  }

  private List<Recorded> asked(Recorded event) {
    return appends.before(event, Integer.MAX_VALUE).stream()
        .filter(it -> DemandOfMessage.isAsked(it.payload()))
        .toList();
  }

  /** The order as it stood before the change; null if the event changes no order. */
  private @Nullable Order standing(Recorded asked) {
    if (DemandOfMessage.of(asked.payload()) != DemandOfMessage.ORDER_CHANGE) return null;
    PurchaseOrder order = PurchaseOrder.NEW;
    for (TracedEvent it : streams.trace(asked.stream()))
      if (it.sequence() < asked.sequence()) order = order.evolve((PurchaseOrderEvent) it.payload());
    return order.placed();
  }
}
