package weft.api.beforeafter;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.beforeafter.StatedFiguresCommand.StateMonth;
import weft.party.PartyCode;

/** Makes the command that states a month, for a request and for a row of a sheet alike. */
@Component
class StatedMonths {
  private final ReadContexts readings;

  StatedMonths(ReadContexts readings) {
    this.readings = readings;
  }

  /** Answers 403 to a caller that may not state figures. */
  static void require(Caller caller) {
    caller.require(Role.PLANNER, Role.MANAGEMENT);
  }

  /** The site's own calendar decides whether the month is over. */
  StateMonth command(Caller caller, String site, StatedMonthBody body, Instant at) {
    PartyCode party = caller.requireParty();
    return new StateMonth(party, site, body.read(), dayAt(caller, party, site, at));
  }

  private LocalDate dayAt(Caller caller, PartyCode party, String site, Instant at) {
    var calendar =
        readings.read(
            readings.asOwner(caller, null),
            (db, it) -> BeforeAfterSites.calendar(db, it, party, site));
    return calendar.dateOf(at);
  }
}
