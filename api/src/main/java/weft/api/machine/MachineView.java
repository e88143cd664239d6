package weft.api.machine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.machine.Effectiveness;
import weft.measure.Quantity;
import weft.projections.machine.MachineRow;

/**
 * A machine with its figures of a period.
 *
 * @param figuresFrom the period of the figures
 * @param utilization running time as a share of the time in which it was on; null where nothing is
 *     known
 * @param byShift the same by shift; a night shift has the day on which it began; omitted in lists
 * @param byDay the same by day; omitted in lists
 */
record MachineView(
    @JsonUnwrapped MachineRow machine,
    Instant figuresFrom,
    Instant figuresUntil,
    @Nullable Quantity utilization,
    Effectiveness oee,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ShiftFigures> byShift,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DayFigures> byDay) {

  /**
   * The figures of a shift.
   *
   * @param name null outside of all shifts, and at a site without shifts
   */
  record ShiftFigures(
      LocalDate day,
      @Nullable String name,
      Instant from,
      Instant until,
      @JsonUnwrapped Effectiveness figures) {}

  record DayFigures(LocalDate day, @JsonUnwrapped Effectiveness figures) {}
}
