package weft.deploy.reception.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/** The content of a forecast or call-off that all message types can express. */
public record StatedSchedule(
    String number, String unit, @Nullable Quantity received, List<String> lines) {
  /** From a command that releases a schedule, or from its event. */
  public static StatedSchedule of(Object released) {
    return switch (released) {
      case ReleaseForecast it -> of(it.forecast());
      case ForecastReleased it -> of(it.forecast());
      case ReleaseCallOff it -> of(it.callOff());
      case CallOffReleased it -> of(it.callOff());
      default -> throw new IllegalArgumentException(released.toString());
    };
  }

  private static StatedSchedule of(Forecast it) {
    return new StatedSchedule(
        it.release().number(), it.unit(), it.received().cumulative(), said(it.lines()));
  }

  private static StatedSchedule of(CallOff it) {
    return new StatedSchedule(
        it.release().number(), it.unit(), it.received().cumulative(), said(it.lines()));
  }

  private static List<String> said(List<ScheduleLine> lines) {
    return lines.stream()
        .map(
            it ->
                "%s %s %s %s %s %s"
                    .formatted(
                        it.due(),
                        it.time(),
                        it.bucket(),
                        it.firmness(),
                        it.quantity(),
                        it.cumulative()))
        .toList();
  }
}
