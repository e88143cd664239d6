package weft.picking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Everything that a supplier can ask of a picking. Only the supplier sees the events. */
public sealed interface PickingCommand extends StreamCommand {
  PickingId picking();

  @Override
  default String stream() {
    return picking().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(picking().supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Opens it.
   *
   * @param shipment the number of the despatch for which it is; null where there is none yet
   * @param person who opened it; null for a client
   */
  record OpenPicking(
      PickingId picking,
      @Nullable String shipment,
      List<PickingLine> lines,
      @Nullable PersonCode person)
      implements PickingCommand {}

  /**
   * Records a scan at a line. A code of other goods is recorded as wrong, and counts nothing.
   *
   * @param line from 1
   * @param at when it was scanned
   * @param now the moment of the request; a scan in the future is not recorded
   */
  record ScanPicking(
      PickingId picking,
      int line,
      String code,
      Quantity quantity,
      PersonCode person,
      Instant at,
      Instant now)
      implements PickingCommand {}

  /**
   * Closes it.
   *
   * @param reason required while a line is not complete
   * @param person null for a client
   */
  record ClosePicking(PickingId picking, @Nullable String reason, @Nullable PersonCode person)
      implements PickingCommand {}
}
