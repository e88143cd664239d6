package weft.scheduling;

import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.week;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.Stated;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Forecast;

/** A supplier's answer message, with promises in segments from 21 on, and its result. */
final class SaidBack {
  static final StatedAt ITEM = new StatedAt(20, "LIN", null, 300);

  static final LocalDate NEXT_WEEK = MONDAY.plusDays(7);
  static final Reason LATHE = new Reason(Reason.Code.CAPACITY, "lathe 3 is down");
  static final Forecast SEVEN =
      forecast(
          "7", MONDAY.minusDays(3), firm(TUESDAY, 300), firm(FRIDAY, 500), week(NEXT_WEEK, 900));

  private SaidBack() {}

  static StatedAt at(int segment) {
    return new StatedAt(segment, "QTY", "C186.6060", segment * 20L);
  }

  static AnswerRelease answer(String release, Promise... promises) {
    List<StatedPromise> stated = new ArrayList<>();
    for (Promise it : promises)
      stated.add(
          new StatedPromise(
              it.date(),
              it.date(),
              DateKind.DELIVERY,
              it.quantity(),
              null,
              at(21 + stated.size())));
    return new AnswerRelease(
        SCHEDULE, new Stated(release, ITEM), new Stated("PCE", ITEM), stated, ITEM);
  }

  static AnswerRelease with(AnswerRelease it, List<StatedPromise> promises) {
    return new AnswerRelease(it.schedule(), it.release(), it.unit(), promises, ITEM);
  }

  static AnswerRelease inUnit(@Nullable String unit, AnswerRelease it) {
    Stated stated = unit == null ? null : new Stated(unit, ITEM);
    return new AnswerRelease(it.schedule(), it.release(), stated, it.promises(), ITEM);
  }

  static AnswerRelease because(Reason reason, AnswerRelease said) {
    return with(
        said,
        said.promises().stream()
            .map(
                it ->
                    new StatedPromise(
                        it.from(), it.until(), it.dateKind(), it.quantity(), reason, it.at()))
            .toList());
  }

  static Commitment said(List<Integer> segments, @Nullable Reason reason, Commitment it) {
    return new Commitment(it.due(), it.ordinal(), it.asked(), it.promises(), reason, segments);
  }

  static CallOffsCommitted committed(Commitment... commitments) {
    return new CallOffsCommitted(SCHEDULE, "7", List.of(commitments));
  }

  static ShortfallAnnounced shortfall(LocalDate due, long missing) {
    return new ShortfallAnnounced(SCHEDULE, "7", due, 0, Quantity.of(missing));
  }
}
