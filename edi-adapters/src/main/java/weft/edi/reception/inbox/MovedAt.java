package weft.edi.reception.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.shipment.ShipmentCommand;
import weft.stock.StockCommand;

/** When a message came that moves or counts goods. */
public final class MovedAt {
  private MovedAt() {}

  /** Null of a message that moves none. */
  public static @Nullable Instant of(
      Inbox inbox, String interchange, List<StreamCommand> commands) {
    return commands.stream()
            .anyMatch(it -> it instanceof ShipmentCommand || it instanceof StockCommand)
        ? inbox.storedAt(UUID.fromString(interchange)).orElse(null)
        : null;
  }
}
