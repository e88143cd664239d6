package weft.history;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import weft.event.Recorded;
import weft.event.Traced;

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

  static Traced traced(DomainEventMessage<?> event) {
    return new Traced(
        event.getSequenceNumber(), event.getPayload(), EventMetaData.provenanceOf(event));
  }
}
