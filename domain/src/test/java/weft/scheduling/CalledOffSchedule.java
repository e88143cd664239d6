package weft.scheduling;

import static java.util.Objects.requireNonNull;
import static weft.party.EdiRules.CallOffPrecedence.REPLACE_WINDOW;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.forecast;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** A schedule that receives releases and call-offs, and its ledger. */
abstract class CalledOffSchedule {
  static final LocalDate BEFORE = MONDAY.minusDays(3);

  DeliverySchedule schedule = DeliverySchedule.NEW;

  @Nullable DeliveryScheduleEvent ask(DeliveryScheduleCommand command) {
    List<DeliveryScheduleEvent> events = schedule.decide(command);
    for (DeliveryScheduleEvent it : events) schedule = schedule.evolve(it);
    return events.isEmpty() ? null : events.getFirst();
  }

  @Nullable DeliveryScheduleEvent release(Forecast forecast) {
    return ask(new ReleaseForecast(SCHEDULE, forecast));
  }

  @Nullable DeliveryScheduleEvent callOff(CallOff callOff) {
    return ask(new ReleaseCallOff(SCHEDULE, callOff));
  }

  static CallOff calling(
      CallOffPrecedence precedence,
      String number,
      LocalDate from,
      LocalDate until,
      ScheduleLine... lines) {
    return new CallOff(
        new Release(number, null),
        from,
        until,
        "PCE",
        null,
        Received.UNKNOWN,
        Arrays.asList(lines),
        precedence);
  }

  static CallOff replacing(String number, LocalDate from, LocalDate until, ScheduleLine... lines) {
    return calling(REPLACE_WINDOW, number, from, until, lines);
  }

  static CallOff counting(long cumulative, CallOff it) {
    return new CallOff(
        it.release(),
        it.from(),
        it.until(),
        it.unit(),
        null,
        new Received(Quantity.of(cumulative), null, null, null, null, null, null, null),
        it.lines(),
        it.precedence());
  }

  static ScheduleLine at(int hour, ScheduleLine it) {
    return new ScheduleLine(
        it.due(),
        0,
        LocalTime.of(hour, 0),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        null,
        8);
  }

  Forecast current() {
    return requireNonNull(schedule.current());
  }

  /** The ledger, each line as {@code MONDAY 40 #7}, with the number of its call-off. */
  List<String> ledger() {
    Forecast due = schedule.current();
    return due == null
        ? List.of()
        : due.lines().stream()
            .map(
                it ->
                    it.due().getDayOfWeek()
                        + (it.time() == null ? "" : " " + it.time())
                        + " "
                        + it.quantity()
                        + (it.callOff() == null ? "" : " #" + it.callOff()))
            .toList();
  }

  static @Nullable Kind kind(@Nullable DeliveryScheduleEvent event) {
    return event instanceof CallOffContradicted it ? it.contradiction().kind() : null;
  }
}
