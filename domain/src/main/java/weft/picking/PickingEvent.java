package weft.picking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.PersonCode;

/**
 * Everything that can happen to a picking. Stored for ever: add nullable components, never rename
 * or move.
 */
public sealed interface PickingEvent {
  PickingId picking();

  /**
   * It was opened.
   *
   * @param person null for a client
   */
  record PickingOpened(
      PickingId picking,
      @Nullable String shipment,
      List<PickingLine> lines,
      @Nullable PersonCode person)
      implements PickingEvent {}

  /**
   * The right goods were scanned.
   *
   * @param line from 1
   * @param complete whether the line has its whole quantity now
   */
  record PickingScanned(
      PickingId picking,
      int line,
      String code,
      Quantity quantity,
      boolean complete,
      PersonCode person,
      Instant at)
      implements PickingEvent {}

  /**
   * Other goods than the line asks for were scanned. Nothing is counted.
   *
   * @param expected the part, or the batch where the line names one
   */
  record WrongGoodsScanned(
      PickingId picking,
      int line,
      String expected,
      String scanned,
      Quantity quantity,
      PersonCode person,
      Instant at)
      implements PickingEvent {}

  /**
   * It was closed.
   *
   * @param reason null where every line was complete, and none was stated
   */
  record PickingClosed(PickingId picking, @Nullable String reason, @Nullable PersonCode person)
      implements PickingEvent {}
}
