package weft.api.picking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.reading.ReadContext;
import weft.event.Past;
import weft.event.Streams;
import weft.machine.ShiftPlan;
import weft.machine.ShiftPlanEvent;
import weft.machine.ShiftWindow;
import weft.party.PartyCode;

/**
 * The shifts of the caller's own sites, in the zone of the site's calendar. A site without a shift
 * plan has one nameless shift a day.
 */
@Component
class ShiftsOfSites {
  private final Streams streams;
  private final BalanceReading calendars;

  ShiftsOfSites(Streams streams, BalanceReading calendars) {
    this.streams = streams;
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
        streams
            .pasts(Set.of(stream))
            .getOrDefault(stream, Past.NONE)
            .foldedFrom(ShiftPlan.NEW, ShiftPlanEvent.class);
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
