package weft.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.inspection.InstrumentCommand.CalibrateInstrument;
import weft.inspection.InstrumentCommand.RegisterInstrument;
import weft.inspection.InstrumentCommand.UseInstrument;
import weft.inspection.InstrumentEvent.FoundOutOfTolerance;
import weft.inspection.InstrumentEvent.InstrumentCalibrated;
import weft.inspection.InstrumentEvent.InstrumentRegistered;
import weft.inspection.InstrumentRefusal.CalibratedLater;
import weft.inspection.InstrumentRefusal.CalibrationEnded;
import weft.inspection.InstrumentRefusal.CalibrationEndsBeforeItBegins;
import weft.inspection.InstrumentRefusal.CalibrationWithoutEnd;
import weft.inspection.InstrumentRefusal.InstrumentExists;
import weft.inspection.InstrumentRefusal.InstrumentNotCalibrated;
import weft.inspection.InstrumentRefusal.InstrumentUnknown;
import weft.inspection.InstrumentRefusal.NoSuchInstrument;
import weft.inspection.InstrumentRefusal.OutOfTolerance;

/**
 * The rules of a measuring instrument: it measures only while its last calibration holds and found
 * it in order.
 *
 * @param last the day of the last calibration, whatever it found; null before the first
 * @param lastGood the day of the last good calibration
 * @param until the last day on which that holds
 */
public record Instrument(
    boolean registered,
    @Nullable LocalDate last,
    @Nullable LocalDate lastGood,
    @Nullable LocalDate until,
    boolean outOfTolerance)
    implements KeptRules<InstrumentCommand, InstrumentEvent, Instrument> {
  /** Raise this whenever {@link #evolve} changes; states that an older version made are ignored. */
  static final int VERSION = 1;

  public static final Instrument NEW = new Instrument(false, null, null, null, false);

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<InstrumentEvent> decide(InstrumentCommand command) {
    return switch (command) {
      case RegisterInstrument it -> {
        if (registered) throw new Refused(new InstrumentExists(it.instrument().number()));
        yield List.of(new InstrumentRegistered(it.instrument(), it.names(), it.kind()));
      }
      case CalibrateInstrument it -> calibrate(it);
      case UseInstrument it -> use(it);
    };
  }

  private List<InstrumentEvent> calibrate(CalibrateInstrument asked) {
    if (!registered) throw new Refused(new NoSuchInstrument());
    if (last != null && asked.on().isBefore(last)) throw new Refused(new CalibratedLater(last));
    if (asked.result() == CalibrationResult.OUT_OF_TOLERANCE)
      return List.of(new FoundOutOfTolerance(asked.instrument(), asked.on(), lastGood));
    LocalDate end = asked.until();
    if (end == null) throw new Refused(new CalibrationWithoutEnd());
    if (end.isBefore(asked.on()))
      throw new Refused(new CalibrationEndsBeforeItBegins(asked.on(), end));
    return List.of(new InstrumentCalibrated(asked.instrument(), asked.on(), end));
  }

  private List<InstrumentEvent> use(UseInstrument asked) {
    String number = asked.instrument().number();
    if (!registered) throw new Refused(new InstrumentUnknown(asked.result(), number));
    if (outOfTolerance) throw new Refused(new OutOfTolerance(asked.result(), number));
    if (until == null) throw new Refused(new InstrumentNotCalibrated(asked.result(), number));
    if (until.isBefore(asked.on()))
      throw new Refused(new CalibrationEnded(asked.result(), number, until));
    return List.of();
  }

  @Override
  public Instrument evolve(InstrumentEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case InstrumentRegistered _ -> new Instrument(true, last, lastGood, until, outOfTolerance);
      case InstrumentCalibrated it ->
          new Instrument(registered, it.on(), it.on(), it.until(), false);
      case FoundOutOfTolerance it -> new Instrument(registered, it.on(), lastGood, until, true);
    };
  }
}
