package weft.history.store;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import weft.event.Provenance;

/** Puts an event's {@link Provenance} into Axon's metadata, and finds it there again. */
public final class EventMetaData {
  public static final String PROVENANCE = "provenance";

  private EventMetaData() {}

  public static MetaData of(Provenance provenance) {
    return MetaData.with(PROVENANCE, provenance);
  }

  /** The provenance, if there is nothing else. */
  static @Nullable Provenance only(MetaData metaData) {
    return metaData.size() == 1 && metaData.get(PROVENANCE) instanceof Provenance it ? it : null;
  }

  public static Provenance provenanceOf(Message<?> message) {
    if (message.getMetaData().get(PROVENANCE) instanceof Provenance provenance) return provenance;
    throw new IllegalStateException("No provenance on message " + message.getIdentifier());
  }
}
