package weft.api.machine;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.party.PartyCode;
import weft.projections.calendar.CalendarRow;

/** The current day at a site of the caller, by the time zone of its calendar. */
@Component
class SiteDays {
  private final ReadContexts readings;
  private final Clock clock;

  SiteDays(ReadContexts readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  LocalDate today(Caller caller, String site) {
    PartyCode party = caller.requireParty();
    SiteCalendar calendar =
        readings
            .read(
                readings.asOwner(caller, null),
                (db, it) ->
                    CalendarRow.BOARD
                        .reads()
                        .one(db, it.scope(), Calendar.stream(party, site), it.moment()))
            .map(CalendarRow::calendar)
            .orElse(SiteCalendar.UNSTATED);
    return calendar.dateOf(clock.instant());
  }
}
