package weft.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * Everything that can happen to a measuring instrument. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface InstrumentEvent {
  InstrumentId instrument();

  record InstrumentRegistered(InstrumentId instrument, @Nullable Text names, @Nullable String kind)
      implements InstrumentEvent {}

  /** A calibration found the instrument in order; it holds until the given day, included. */
  record InstrumentCalibrated(InstrumentId instrument, LocalDate on, LocalDate until)
      implements InstrumentEvent {}

  /**
   * A calibration found the instrument out of tolerance.
   *
   * @param lastGood the day of the last good calibration; null where there was none
   */
  record FoundOutOfTolerance(InstrumentId instrument, LocalDate on, @Nullable LocalDate lastGood)
      implements InstrumentEvent {}
}
