package weft.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
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

/** An instrument measures only while its calibration holds. */
class InstrumentTest {
  private static final InstrumentId ID = new InstrumentId(Inspected.OWNER, "M-7");
  private static final InstrumentRegistered REGISTERED =
      new InstrumentRegistered(ID, null, "caliper");
  private static final LocalDate ON = LocalDate.of(2026, 6, 1);
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 30);
  private static final InstrumentCalibrated CALIBRATED = new InstrumentCalibrated(ID, ON, UNTIL);

  private static Scenario<InstrumentCommand, InstrumentEvent, Instrument> given(
      InstrumentEvent... past) {
    return Scenario.given(Instrument.NEW, List.of(past));
  }

  private static UseInstrument use(LocalDate on) {
    return new UseInstrument(ID, on, 2);
  }

  private static CalibrateInstrument calibrate(
      LocalDate on, @Nullable LocalDate until, CalibrationResult result) {
    return new CalibrateInstrument(ID, on, until, result);
  }

  @Test
  void one_whose_calibration_ended_yesterday_does_not_measure() {
    var calibrated = given(REGISTERED, CALIBRATED);
    calibrated.when(use(UNTIL)).thenNothing();
    calibrated.when(use(UNTIL.plusDays(1))).thenRefused(new CalibrationEnded(2, "M-7", UNTIL));
  }

  @Test
  void one_that_is_unknown_or_never_calibrated_does_not_measure() {
    given().when(use(ON)).thenRefused(new InstrumentUnknown(2, "M-7"));
    given(REGISTERED).when(use(ON)).thenRefused(new InstrumentNotCalibrated(2, "M-7"));
    given(REGISTERED)
        .when(new RegisterInstrument(ID, null, null))
        .thenRefused(new InstrumentExists("M-7"));
    given()
        .when(calibrate(ON, UNTIL, CalibrationResult.PASSED))
        .thenRefused(new NoSuchInstrument());
  }

  @Test
  void one_found_out_of_tolerance_does_not_measure_until_it_is_calibrated_again() {
    LocalDate found = LocalDate.of(2026, 9, 1);
    given(REGISTERED, CALIBRATED)
        .when(calibrate(found, null, CalibrationResult.OUT_OF_TOLERANCE))
        .then(new FoundOutOfTolerance(ID, found, ON))
        .when(use(found))
        .thenRefused(new OutOfTolerance(2, "M-7"));
    given(REGISTERED, CALIBRATED, new FoundOutOfTolerance(ID, found, ON))
        .when(calibrate(found, UNTIL, CalibrationResult.PASSED))
        .then(new InstrumentCalibrated(ID, found, UNTIL))
        .when(use(found))
        .thenNothing();
  }

  @Test
  void calibrations_come_in_order_and_end_after_they_begin() {
    given(REGISTERED, CALIBRATED)
        .when(calibrate(ON.minusDays(1), UNTIL, CalibrationResult.PASSED))
        .thenRefused(new CalibratedLater(ON));
    given(REGISTERED)
        .when(calibrate(ON, ON.minusDays(1), CalibrationResult.PASSED))
        .thenRefused(new CalibrationEndsBeforeItBegins(ON, ON.minusDays(1)));
    given(REGISTERED)
        .when(calibrate(ON, null, CalibrationResult.PASSED))
        .thenRefused(new CalibrationWithoutEnd());
  }
}
