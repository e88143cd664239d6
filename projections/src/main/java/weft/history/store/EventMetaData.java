package weft.history.store;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;

/** Stores an event's {@link Provenance} in Axon's metadata and reads it back. */
public final class EventMetaData {
  public static final String PROVENANCE = "provenance";

  private EventMetaData() {}

  public static MetaData of(Provenance provenance) {
    return MetaData.with(PROVENANCE, provenance);
  }

  /** The provenance if it is the only metadata; otherwise null. */
  static @Nullable Provenance only(MetaData metaData) {
    return metaData.size() == 1 && metaData.get(PROVENANCE) instanceof Provenance it ? it : null;
  }

  public static Provenance provenanceOf(Message<?> message) {
    if (message.getMetaData().get(PROVENANCE) instanceof Provenance provenance) return provenance;
    throw new IllegalStateException("No provenance on message " + message.getIdentifier());
  }
}
