package weft.history.store;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/**
 * An event as one follower gets it: no event between the position {@link #after} and the event's
 * own concerns the follower.
 */
public final class FollowedEvent<T> extends GenericTrackedDomainEventMessage<T> {
  private static final long serialVersionUID = 1;

  private final long after;

  private FollowedEvent(TrackingToken token, DomainEventMessage<T> event, long after) {
    super(token, event);
    this.after = after;
  }

  static TrackedEventMessage<?> of(TrackedEventMessage<?> event, long after) {
    if (!(event instanceof DomainEventMessage<?> it))
      throw new IllegalArgumentException("Not read from the history: " + event);
    return new FollowedEvent<>(event.trackingToken(), it, after);
  }

  public long after() {
    return after;
  }

  /** Axon hands followers a copy of each event with a token of its own. */
  @Override
  public FollowedEvent<T> withTrackingToken(TrackingToken token) {
    return new FollowedEvent<>(token, this, after);
  }
}
