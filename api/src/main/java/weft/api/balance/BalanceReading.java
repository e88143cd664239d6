package weft.api.balance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.Balances;
import weft.projections.balance.Counted;
import weft.projections.balance.GrossDemand;
import weft.projections.balance.OnTheWay;
import weft.projections.balance.OpenCallOffs;
import weft.projections.balance.OpenOrderLines;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.PlannedOutput;
import weft.projections.balance.Since;
import weft.projections.balance.UsableStock;
import weft.projections.calendar.CalendarRow;
import weft.projections.rows.Moment;

/** Reads what balances are made of, all of it at one position. */
@Component
public class BalanceReading {
  private final Readings readings;
  private final Clock clock;

  BalanceReading(Readings readings, Clock clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * What counts for a side.
   *
   * @param now the moment that is looked at
   */
  public record Gathered(
      Balances balances, PartNumbers numbers, List<Counted> counted, Instant now) {}

  /** From the side asked for; 403 where the caller's party has none. */
  public Reading reading(
      Caller caller, @Nullable Side side, @Nullable Instant asOf, @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    PartyScope scope = caller.scope(side);
    String as = scope.role() == PartyScope.Role.SUPPLIER ? "supplier" : "buyer";
    Reading reading = readings.bySide(caller, as, asOf);
    // Several reads: each sees the same position.
    return new Reading(scope, new Moment(reading.position()), reading.position(), asOf);
  }

  static Side side(Reading reading) {
    return reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
  }

  /**
   * Of one part, or of all.
   *
   * @param part by the party's own number; null: all
   * @param site its own; null: all
   * @param partner null: all
   */
  public Gathered gather(
      Reading reading, @Nullable String part, @Nullable String site, @Nullable String partner) {
    Instant now = reading.asOf() == null ? clock.instant() : reading.asOf();
    PartyScope scope = reading.scope();
    Moment moment = reading.moment();
    boolean sells = side(reading) == Side.SUPPLIER;
    List<Counted> counted = new ArrayList<>();
    List<Counted> uncounted = new ArrayList<>();
    PartNumbers numbers =
        readings.read(
            reading,
            (db, it) -> {
              PartNumbers known = PartNumbers.of(db, scope, part, moment);
              Set<String> parts = part == null ? null : known.buyersNumbers(part);
              String receiving = sells ? null : site;
              Since since = OnTheWay.consumed(db, scope, known, parts, moment);
              uncounted.addAll(since.uncounted());
              counted.addAll(
                  OpenCallOffs.of(db, scope, known, parts, receiving, partner, since, moment, now));
              counted.addAll(
                  OpenOrderLines.of(db, scope, known, parts, receiving, partner, moment));
              if (sells) return known;
              counted.addAll(OnTheWay.of(db, scope, part, site, partner, moment));
              return known;
            });
    counted.addAll(
        readings.read(
            asOwner(reading, scope.party()),
            (db, it) -> {
              List<Counted> own =
                  new ArrayList<>(
                      UsableStock.of(
                          db, it.scope(), sells, part, site, numbers::inspectionCounts, moment));
              own.addAll(
                  sells
                      ? PlannedOutput.of(db, it.scope(), part, site, moment)
                      : GrossDemand.of(db, it.scope(), part, site, moment));
              return own;
            }));
    // Last, as the first may say in which unit a part is counted that nobody agreed on.
    for (Counted left : uncounted)
      if (counted.stream().anyMatch(it -> it.part().equals(left.part()))) counted.add(left);
    String party = scope.party().value();
    counted.removeIf(
        it -> (part != null && !it.part().equals(part)) || isForAnother(it, sells, party, partner));
    return new Gathered(
        new Balances(side(reading), party, numbers, calendars(reading)), numbers, counted, now);
  }

  /**
   * Output that is free is nobody's share; stock that is free may become anybody's, and what a
   * buyer has is its own whoever sold it; demand that names nobody is told apart later.
   */
  private static boolean isForAnother(
      Counted it, boolean sells, String party, @Nullable String partner) {
    if (partner == null || partner.equals(it.partner())) return false;
    return switch (it.kind()) {
      case OUTPUT -> true;
      case STOCK -> sells && !party.equals(it.partner());
      case CALL_OFFS, ORDERS, DEMAND, TRANSIT, PROMISES -> it.partner() != null;
    };
  }

  private static Reading asOwner(Reading reading, PartyCode party) {
    return new Reading(
        PartyScope.viewer(party), reading.moment(), reading.position(), reading.asOf());
  }

  /** Each read once; a partner's own, for when it works is no secret between them. */
  public Balances.Calendars calendars(Reading reading) {
    Map<String, SiteCalendar> known = new HashMap<>();
    return (party, site) -> {
      String stream = Calendar.stream(new PartyCode(party), site);
      return known.computeIfAbsent(stream, _ -> calendar(reading, party, stream));
    };
  }

  private SiteCalendar calendar(Reading reading, String party, String stream) {
    Optional<CalendarRow> row =
        readings.read(
            asOwner(reading, new PartyCode(party)),
            (db, it) -> CalendarRow.BOARD.reads().one(db, it.scope(), stream, it.moment()));
    return row.map(CalendarRow::calendar).orElse(SiteCalendar.UNSTATED);
  }
}
