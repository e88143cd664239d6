package weft.edi.demand;

import java.util.List;
import weft.edi.answer.Answering;
import weft.edi.onward.Onward;
import weft.edi.onward.Route;
import weft.event.Appends;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.party.Partnership;

/**
 * Writes what a buyer's message asked for to the supplier, where their profile names a message for
 * it; otherwise nothing. What took effect goes on, and nothing else of the message.
 */
public final class WhenMessageAppliedThenWriteToSupplier implements Reaction {
  private final Onward onward;
  private final Appends appends;

  public WhenMessageAppliedThenWriteToSupplier(Answering here, Appends appends) {
    this.onward = new Onward(here);
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
    // One tells whether they go on: most do not, and some messages have thousands.
    List<Recorded> last = appends.before(event, 1);
    Asked asked = last.isEmpty() ? null : Asked.of(last.getFirst().payload());
    if (asked == null) return;
    Partnership partnership = Asked.partnership(last.getFirst().payload());
    String interchange = ((InterchangeEvent) event.payload()).id();
    Route route =
        onward.route(event, partnership, interchange, agreed -> DemandWriter.rule(agreed, asked));
    if (route == null || !route.sender().equals(partnership.buyer())) return;
    List<Object> events =
        appends.before(event, Integer.MAX_VALUE).stream()
            .map(Recorded::payload)
            .filter(Asked::isAsked)
            .toList();
    if (events.isEmpty()) return;
    var demand = new Demand(partnership, events, onward.at(route).toLocalDate(), route.names());
    onward.send(route, ours -> DemandWriter.write(demand, route.rule(), ours));
  }
}
