package weft.api.shipment;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.calendar.CalendarRow;
import weft.projections.rows.Moment;
import weft.shipment.Despatch;

/**
 * Checks the dates that a person enters for a despatch. The hub accepts any dates in partners'
 * messages, and notes the implausible ones.
 */
@Component
class DespatchDays {
  /** A planned despatch may be announced this many days before, as an estimated departure. */
  private static final int AHEAD_DAYS = 14;

  private static final int LONGEST_TRANSIT_DAYS = 366;

  private final ReadContexts readings;
  private final Clock clock;

  DespatchDays(ReadContexts readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * Answers 422 for impossible dates: {@code date-in-future}, {@code arrives-before-shipped},
   * {@code arrives-too-late}.
   */
  void check(PartyCode supplier, Despatch said) {
    LocalDate shipped = requireNonNull(said.shipped());
    LocalDate arrives = said.arrives();
    LocalDate today = calendar(supplier, said.shipFrom()).dateOf(clock.instant());
    LocalDate last = today.plusDays(AHEAD_DAYS);
    if (shipped.isAfter(last))
      throw Body.faulty(
          "date-in-future",
          "/shipped",
          new Text(
                  "Goods can be announced two weeks ahead: they may leave on %s at the latest.",
                  "最早可提前两周预告，目前发货日期最晚为 %s。")
              .with(last));
    if (arrives == null) return;
    if (arrives.isBefore(shipped))
      throw Body.faulty(
          "arrives-before-shipped",
          "/arrives",
          new Text("Goods that leave on %s cannot arrive before that day.", "预计到货日期不能早于发货日期 %s。")
              .with(shipped));
    if (arrives.isAfter(shipped.plusDays(LONGEST_TRANSIT_DAYS)))
      throw Body.faulty(
          "arrives-too-late",
          "/arrives",
          new Text("Goods that leave on %s must arrive within a year.", "预计到货日期须在发货日期 %s 起一年之内。")
              .with(shipped));
  }

  /**
   * The calendar of the site that the goods leave; the default calendar where the supplier has none
   * here.
   */
  SiteCalendar calendar(PartyCode supplier, @Nullable String site) {
    if (site == null) return SiteCalendar.UNSTATED;
    PartyScope owner = PartyScope.viewer(supplier);
    return readings
        .read(
            new ReadContext(owner, Moment.NOW, 0, null),
            (db, it) ->
                CalendarRow.BOARD
                    .reads()
                    .one(db, owner, Calendar.stream(supplier, site), it.moment()))
        .map(CalendarRow::calendar)
        .orElse(SiteCalendar.UNSTATED);
  }
}
