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
@Schema(
    description =
        "`open` pickings; in this shift the completed lines an hour (null: `no-shift` between"
            + " shifts, `too-early` in the first 15 minutes), and the wrong scans.")
record PickingState(Figure open, Figure linesPerHour, Figure wrongScans) {
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
