package weft.history.store;

import java.util.List;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import weft.event.Recorded;

/**
 * Replaces a payload that cannot be read. Nobody knows which views the event concerns, so all of
 * them park it.
 */
public record Unreadable(RuntimeException failure) {
  public static void refuse(List<Recorded> batch) {
    for (Recorded it : batch)
      if (it.payload() instanceof Unreadable(var failure))
        throw new SerializationException(
            "The event at " + it.position() + " cannot be read", failure);
  }

  static TrackedEventMessage<?> message(StoredEvent it, RuntimeException failure, Serializer json) {
    MetaData metaData;
    try {
      metaData = json.deserialize(it.getMetaData());
    } catch (SerializationException e) {
      failure.addSuppressed(e);
      metaData = MetaData.emptyInstance();
    }
    return new GenericTrackedDomainEventMessage<>(
        it.trackingToken(),
        it.getType(),
        it.stream(),
        it.sequence(),
        new GenericMessage<>(it.eventId(), new Unreadable(failure), metaData),
        it::getTimestamp);
  }
}
