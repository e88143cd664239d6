package weft.edi.reception;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.shipment.ShipmentCommand;

/** When a message came that moves goods. */
final class MovedAt {
  private MovedAt() {}

  /** Null of a message that moves none. */
  static @Nullable Instant of(Inbox inbox, String interchange, List<StreamCommand> commands) {
    return commands.stream().anyMatch(ShipmentCommand.class::isInstance)
        ? inbox.storedAt(UUID.fromString(interchange)).orElse(null)
        : null;
  }
}
