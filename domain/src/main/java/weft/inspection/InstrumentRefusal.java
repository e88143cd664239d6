package weft.inspection;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.event.RefusalText;

/** Why an action on an instrument was refused. */
public sealed interface InstrumentRefusal extends Refusal {
  record InstrumentExists(String number) implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "instrument-exists", "Instrument %s is registered already.", "器具 %s 已登记。", number)
          .with(RefusalText.POINTER, "/number");
    }
  }

  record NoSuchInstrument() implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  /** A result names an instrument that is not registered. */
  record InstrumentUnknown(int result, String number) implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "instrument-unknown", "You have no instrument %s.", "贵公司没有器具 %s。", number)
          .with(RefusalText.POINTER, "/results/" + result + "/instrument");
    }
  }

  record InstrumentNotCalibrated(int result, String number) implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "instrument-not-calibrated",
              "Instrument %s was never calibrated.",
              "器具 %s 尚未校准。",
              number)
          .with(RefusalText.POINTER, "/results/" + result + "/instrument");
    }
  }

  record CalibrationEnded(int result, String number, LocalDate until) implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "calibration-ended",
              "The calibration of instrument %s ended on %s.",
              "器具 %s 的校准已于 %s 到期。",
              number,
              until)
          .with(RefusalText.POINTER, "/results/" + result + "/instrument")
          .with("until", until);
    }
  }

  record OutOfTolerance(int result, String number) implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "instrument-out-of-tolerance",
              "Instrument %s was found out of tolerance and not calibrated since.",
              "器具 %s 已发现超差，此后尚未校准。",
              number)
          .with(RefusalText.POINTER, "/results/" + result + "/instrument");
    }
  }

  record CalibrationEndsBeforeItBegins(LocalDate on, LocalDate until) implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "calibration-ends-before-it-begins",
              "The calibration ends on %2$s, before its day %1$s.",
              "校准有效期 %2$s 早于校准日 %1$s。",
              on,
              until)
          .with(RefusalText.POINTER, "/until");
    }
  }

  record CalibrationWithoutEnd() implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "calibration-without-end",
              "A good calibration needs the last day on which it holds.",
              "校准合格时须填写有效期。")
          .with(RefusalText.POINTER, "/until");
    }
  }

  /** Calibrations are entered in the order of their days. */
  record CalibratedLater(LocalDate last) implements InstrumentRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
              "calibrated-later",
              "The instrument was calibrated on %s, which is later.",
              "该器具已有更晚的校准记录（%s）。",
              last)
          .with(RefusalText.POINTER, "/on");
    }
  }
}
