package weft.api.opening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.opening.OpeningCommand.ProposeOpening;
import weft.parts.BaseUnit;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.balance.cumulative.ScheduleCumulatives;
import weft.projections.scheduling.SchedulePage.Header;
import weft.projections.scheduling.SchedulePages;
import weft.scheduling.DeliveryScheduleId;

/**
 * Converts a caller's proposal for a schedule, from a request or a row, to a command of its side.
 */
@Component
class ProposedOpenings {
  private final ReadContexts readings;
  private final BalanceReading balances;
  private final Clock clock;

  ProposedOpenings(ReadContexts readings, BalanceReading balances, Clock clock) {
    this.readings = readings;
    this.balances = balances;
    this.clock = clock;
  }

  /** Requires a role that agrees on numbers with partners. */
  static void require(Caller caller) {
    caller.require(Role.PLANNER, Role.BUYER, Role.SALES, Role.EDI);
  }

  /** The caller's side in the schedule; 404 where its party is on neither. */
  static Side side(Caller caller, DeliveryScheduleId schedule) {
    PartyCode party = caller.requireParty();
    if (party.equals(schedule.buyer())) return Side.BUYER;
    if (party.equals(schedule.supplier())) return Side.SUPPLIER;
    throw Ids.notFound();
  }

  private record Known(Header schedule, BaseUnit unit) {}

  /** Returns the command; 404 where the schedule does not exist. */
  ProposeOpening command(Caller caller, DeliveryScheduleId schedule, ProposedOpening body) {
    Side side = side(caller, schedule);
    ReadContext reading = readings.bySide(caller, side.name().toLowerCase(Locale.ROOT), null);
    Known known =
        readings.read(
            reading,
            (db, it) ->
                SchedulePages.header(db, it.scope(), schedule.stream(), it.moment())
                    .map(SchedulePages.Found::header)
                    .map(
                        header ->
                            new Known(
                                header,
                                ScheduleCumulatives.unit(db, it.scope(), header, it.moment())))
                    .orElseThrow(Ids::notFound));
    return new ProposeOpening(
        schedule,
        side,
        body.terms(known.schedule().unit(), known.unit()),
        known.unit(),
        today(schedule, reading),
        body.why());
  }

  /** The current day at the receiving site. */
  LocalDate today(DeliveryScheduleId schedule, ReadContext reading) {
    return balances
        .calendars(reading)
        .of(schedule.buyer().value(), schedule.site())
        .dateOf(clock.instant());
  }
}
