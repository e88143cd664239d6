package weft.history.store;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import weft.event.Provenance;

/**
 * Stored metadata that need not be parsed: the hub has just written it and knows that it holds a
 * provenance and nothing else. Parsing would cost several times as much as a small event.
 */
final class HandedMetaData extends SerializedMetaData<byte[]> {
  private final MetaData value;

  HandedMetaData(byte[] stored, Provenance said) {
    super(stored, byte[].class);
    this.value = EventMetaData.of(said);
  }

  MetaData value() {
    return value;
  }
}
