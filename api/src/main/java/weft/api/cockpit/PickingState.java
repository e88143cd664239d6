package weft.api.cockpit;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import weft.api.picking.PickingShifts.PickedShift;

/**
 * Picking now and in the current shift.
 *
 * @param linesPerHour of this shift
 * @param wrongScans of this shift
 */
record PickingState(
    @Schema(description = "Open pickings.") Figure open,
    @Schema(
            description =
                "Completed lines an hour in this shift. Null: `no-shift` between shifts,"
                    + " `too-early` in the first 15 minutes.")
        Figure linesPerHour,
    @Schema(description = "Wrong scans in this shift.") Figure wrongScans) {
  /**
   * The state of a site.
   *
   * @param shift null between shifts
   */
  static PickingState of(long open, @Nullable PickedShift shift) {
    return new PickingState(
        Figure.of(open, "/pickings?state=open"),
        shift == null
            ? Figure.unknown("no-shift", "/pickings")
            : shift.linesPerHour() == null
                ? Figure.unknown("too-early", "/pickings")
                : new Figure(shift.linesPerHour(), null, "/pickings"),
        shift == null
            ? Figure.unknown("no-shift", "/pickings?wrong=true")
            : Figure.of(shift.wrongScans(), "/pickings?wrong=true"));
  }
}
