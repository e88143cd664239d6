package weft.edi.reception.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.shipment.ShipmentCommand;
import weft.stock.StockCommand;

/** The arrival time of a message that moves or counts goods. */
public final class MovedAt {
  private MovedAt() {}

  /** Returns null for a message that moves no goods. */
  public static @Nullable Instant of(
      Inbox inbox, String interchange, List<StreamCommand> commands) {
    return commands.stream()
            .anyMatch(it -> it instanceof ShipmentCommand || it instanceof StockCommand)
        ? inbox.storedAt(UUID.fromString(interchange)).orElse(null)
        : null;
  }
}
