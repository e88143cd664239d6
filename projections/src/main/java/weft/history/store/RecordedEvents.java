package weft.history.store;

import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.event.TracedEvent;
import weft.party.PartyCode;

/** Converts Axon's tracked event to the domain's {@link Recorded}. */
public final class RecordedEvents {
  /**
   * Replaces a provenance that cannot be read; without participants, no party may see the event.
   */
  private static final Provenance UNKNOWN =
      new Provenance(
          new Provenance.Actor(new PartyCode("WEFT"), null, null),
          new Provenance.Source("hub", null, null, null),
          Set.of(),
          "",
          null);

  private RecordedEvents() {}

  /** The event; its payload is {@link Unreadable} if payload or metadata cannot be read. */
  public static Recorded of(EventMessage<?> event) {
    if (!(event instanceof TrackedEventMessage<?> tracked)
        || !(event instanceof DomainEventMessage<?> domain))
      throw new IllegalArgumentException("Not read from the history: " + event);
    Provenance provenance = UNKNOWN;
    Object payload;
    try {
      provenance = EventMetaData.provenanceOf(event);
      payload = event.getPayload();
    } catch (RuntimeException e) {
      payload = new Unreadable(e);
    }
    return new Recorded(
        HistoryEngine.positionOf(tracked.trackingToken()),
        domain.getAggregateIdentifier(),
        domain.getSequenceNumber(),
        event.getIdentifier(),
        event.getTimestamp(),
        payload,
        provenance);
  }

  /** The event's payload; {@link Unreadable} if payload or metadata cannot be read. */
  public static Object payloadOf(EventMessage<?> event) {
    try {
      var _ = EventMetaData.provenanceOf(event);
      return event.getPayload();
    } catch (RuntimeException e) {
      return new Unreadable(e);
    }
  }

  public static TracedEvent traced(DomainEventMessage<?> event) {
    return new TracedEvent(
        event.getIdentifier(),
        event.getSequenceNumber(),
        event.getPayload(),
        EventMetaData.provenanceOf(event),
        event.getTimestamp());
  }
}
