package weft.history;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import weft.event.Recorded;

/** Axon's tracked event, in the domain's words. */
final class RecordedEvents {
  private RecordedEvents() {}

  static Recorded of(EventMessage<?> event) {
    if (!(event instanceof TrackedEventMessage<?> tracked)
        || !(event instanceof DomainEventMessage<?> domain))
      throw new IllegalArgumentException("Not read from the history: " + event);
    return new Recorded(
        PostgresEventStorageEngine.positionOf(tracked.trackingToken()),
        domain.getAggregateIdentifier(),
        domain.getSequenceNumber(),
        event.getIdentifier(),
        event.getTimestamp(),
        event.getPayload(),
        EventMetaData.provenanceOf(event));
  }
}
