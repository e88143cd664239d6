package weft.inspection;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.party.PartyCode;

/** Everything that its owner can ask of a measuring instrument. */
public sealed interface InstrumentCommand extends StreamCommand {
  InstrumentId instrument();

  @Override
  default String stream() {
    return instrument().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(instrument().owner());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Registers it.
   *
   * @param kind such as {@code caliper}
   */
  record RegisterInstrument(InstrumentId instrument, @Nullable Text names, @Nullable String kind)
      implements InstrumentCommand {}

  /**
   * States a calibration.
   *
   * @param until the last day on which it holds; null where it found the instrument out of
   *     tolerance
   */
  record CalibrateInstrument(
      InstrumentId instrument, LocalDate on, @Nullable LocalDate until, CalibrationResult result)
      implements InstrumentCommand {}

  /**
   * Checks, in the append that records values, that the instrument may measure on that day.
   *
   * @param result the index of the first result that names it
   */
  record UseInstrument(InstrumentId instrument, LocalDate on, int result)
      implements InstrumentCommand {}
}
