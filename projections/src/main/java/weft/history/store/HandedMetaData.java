package weft.history.store;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import weft.event.Provenance;

/**
 * Stored metadata that need not be read: the hub that has just written it still knows what it says,
 * which is a provenance and nothing else. Reading that costs several times what a small event does.
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
