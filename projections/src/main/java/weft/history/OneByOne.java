package weft.history;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import weft.event.Reaction;

/** Hands a reaction its events one at a time. */
final class OneByOne implements EventHandlerInvoker {
  private final Reaction reaction;

  OneByOne(Reaction reaction) {
    this.reaction = reaction;
  }

  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return reaction.handles(event.getPayload())
        && segment.matches(reaction.sequenceOf(RecordedEvents.of(event)));
  }

  /** Outside the unit of work: a command sent from here must commit by itself. */
  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    var processing = CurrentUnitOfWork.get();
    CurrentUnitOfWork.clear(processing);
    try {
      reaction.react(RecordedEvents.of(event));
    } finally {
      CurrentUnitOfWork.set(processing);
    }
  }
}
