package weft.api.picking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.machine.ShiftPlan;
import weft.machine.ShiftWindow;
import weft.party.PartyCode;
import weft.projections.machine.ShiftRow;

/**
 * The shifts of the caller's own sites, in the zone of the site's calendar. A site without a shift
 * plan has one nameless shift a day.
 */
@Component
class ShiftsOfSites {
  private final ReadContexts readings;
  private final BalanceReading calendars;

  ShiftsOfSites(ReadContexts readings, BalanceReading calendars) {
    this.readings = readings;
    this.calendars = calendars;
  }

  /** The shifts that begin between the day before and the last day, in order. */
  List<ShiftWindow> between(ReadContext reading, String site, Instant from, Instant until) {
    PartyCode party = reading.scope().party();
    ZoneId zone = ZoneId.of(calendars.calendars(reading).of(party.value(), site).timeZone());
    LocalDate first = LocalDate.ofInstant(from, zone).minusDays(1);
    LocalDate last = LocalDate.ofInstant(until, zone);
    String stream = ShiftPlan.stream(party, site);
    ShiftPlan plan =
        readings
            .read(
                reading,
                (db, it) -> ShiftRow.BOARD.reads().one(db, it.scope(), stream, it.moment()))
            .map(ShiftRow::plan)
            .orElse(ShiftPlan.NEW);
    return plan.shifts() == null || plan.shifts().isEmpty()
        ? first.plusDays(1).datesUntil(last.plusDays(1)).map(day -> day(day, zone)).toList()
        : plan.windows(first, last, zone);
  }

  private static ShiftWindow day(LocalDate day, ZoneId zone) {
    return new ShiftWindow(
        "",
        day,
        day.atStartOfDay(zone).toInstant(),
        day.plusDays(1).atStartOfDay(zone).toInstant(),
        List.of());
  }
}
