package weft.api.balance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.BalanceChanges.Source;
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
   * Of which part it is asked.
   *
   * @param part by the party's own number; null: all
   * @param site its own; null: all
   * @param partner null: all
   */
  public record Question(@Nullable String part, @Nullable String site, @Nullable String partner) {}

  /**
   * What counts for a side, by where it comes from.
   *
   * @param uncounted what is named by the balances of parts that something counts of
   * @param now the moment that is looked at
   */
  public record Gathered(
      Balances balances,
      Balances.Calendars calendars,
      PartNumbers numbers,
      Map<Source, List<Counted>> inputs,
      List<Counted> uncounted,
      Instant now) {

    /** The uncounted last: the first one may say in which unit a part is that nobody agreed on. */
    public List<Counted> counted() {
      List<Counted> all = new ArrayList<>(inputs.values().stream().flatMap(List::stream).toList());
      Set<String> parts = all.stream().map(Counted::part).collect(Collectors.toSet());
      for (Counted it : uncounted) if (parts.contains(it.part())) all.add(it);
      return all;
    }

    /** Each part's own. */
    SortedMap<String, Gathered> byPart() {
      SortedMap<String, Gathered> parts = new TreeMap<>();
      inputs.forEach(
          (source, all) -> {
            for (Counted it : all)
              parts
                  .computeIfAbsent(it.part(), _ -> with(new EnumMap<>(Source.class)))
                  .inputs
                  .computeIfAbsent(source, _ -> new ArrayList<>())
                  .add(it);
          });
      return parts;
    }

    /** Of these alone. */
    Gathered only(Predicate<Counted> these) {
      Map<Source, List<Counted>> some = new EnumMap<>(Source.class);
      inputs.forEach((source, all) -> some.put(source, all.stream().filter(these).toList()));
      return with(some);
    }

    /** What is uncounted is named by the parts that are there. */
    private Gathered with(Map<Source, List<Counted>> those) {
      return new Gathered(balances, calendars, numbers, those, uncounted, now);
    }
  }

  /** From the side asked for; 403 where the caller's party has none. */
  public Reading reading(
      Caller caller, @Nullable Side side, @Nullable Instant asOf, @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    PartyScope scope = caller.scope(side);
    String as = scope.role() == PartyScope.Role.SUPPLIER ? "supplier" : "buyer";
    return atOnePosition(readings.bySide(caller, as, asOf));
  }

  /** Several reads: each sees the same position. */
  static Reading atOnePosition(Reading it) {
    return new Reading(it.scope(), new Moment(it.position()), it.position(), it.asOf());
  }

  /** The moment that is looked at. */
  Instant now(Reading reading) {
    return reading.asOf() == null ? clock.instant() : reading.asOf();
  }

  static Side side(Reading reading) {
    return reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
  }

  /** All of it. */
  public Gathered gather(Reading reading, Question asked) {
    Instant now = now(reading);
    Balances.Calendars calendars = calendars(reading);
    Side side = side(reading);
    PartyCode party = reading.scope().party();
    Map<Source, List<Counted>> inputs = new EnumMap<>(Source.class);
    List<Counted> uncounted = new ArrayList<>();
    PartNumbers numbers =
        readings.read(
            reading,
            (db, it) -> {
              PartNumbers known = PartNumbers.of(db, it.scope(), asked.part(), it.moment());
              for (Source from : Source.of(side, false))
                inputs.put(from, read(db, side, it, from, known, asked, uncounted, now));
              return known;
            });
    inputs.putAll(
        readings.read(
            asOwner(reading, party),
            (db, it) -> {
              Map<Source, List<Counted>> own = new EnumMap<>(Source.class);
              for (Source from : Source.of(side, true))
                own.put(from, read(db, side, it, from, numbers, asked, uncounted, now));
              return own;
            }));
    inputs.replaceAll((_, all) -> counting(all, side, party, asked));
    var balances = new Balances(side, party.value(), numbers, calendars);
    return new Gathered(
        balances, calendars, numbers, inputs, counting(uncounted, side, party, asked), now);
  }

  /**
   * As it was at an earlier position, seen at the same moment, by the same agreements and on the
   * same calendars.
   *
   * @param known what stands but for what changed since
   * @param changed where that came from
   */
  Gathered gatherAt(
      Reading reading, long position, Gathered known, Source changed, Question asked) {
    var then = new Reading(reading.scope(), new Moment(position), position, reading.asOf());
    Map<Source, List<Counted>> inputs = new EnumMap<>(known.inputs());
    PartNumbers numbers = known.numbers();
    Reading scope = changed.isOwners() ? asOwner(then, then.scope().party()) : then;
    List<Counted> read =
        readings.read(
            scope,
            (db, it) ->
                read(
                    db,
                    side(reading),
                    it,
                    changed,
                    numbers,
                    asked,
                    new ArrayList<>(),
                    known.now()));
    inputs.put(changed, counting(read, side(reading), reading.scope().party(), asked));
    return known.with(inputs);
  }

  private static List<Counted> read(
      JdbcClient db,
      Side side,
      Reading it,
      Source from,
      PartNumbers numbers,
      Question asked,
      List<Counted> uncounted,
      Instant now) {
    PartyScope scope = it.scope();
    Moment moment = it.moment();
    String part = asked.part();
    String site = asked.site();
    return switch (from) {
      case TRADE -> trade(db, side, it, numbers, asked, uncounted, now);
      case DEMAND -> GrossDemand.of(db, scope, part, site, moment);
      case STOCK ->
          UsableStock.of(
              db, scope, side == Side.SUPPLIER, part, site, numbers::inspectionCounts, moment);
      case OUTPUT -> PlannedOutput.of(db, scope, part, site, moment);
    };
  }

  /**
   * What was called off, ordered, promised and sent.
   *
   * @param uncounted despatches in a unit that takes nothing off are added to it
   */
  private static List<Counted> trade(
      JdbcClient db,
      Side side,
      Reading it,
      PartNumbers numbers,
      Question asked,
      List<Counted> uncounted,
      Instant now) {
    PartyScope scope = it.scope();
    Moment moment = it.moment();
    boolean sells = side == Side.SUPPLIER;
    Set<String> parts = asked.part() == null ? null : numbers.buyersNumbers(asked.part());
    String receiving = sells ? null : asked.site();
    Since since = OnTheWay.consumed(db, scope, numbers, parts, moment);
    uncounted.addAll(since.uncounted());
    List<Counted> all =
        new ArrayList<>(
            OpenCallOffs.of(
                db, scope, numbers, parts, receiving, asked.partner(), since, moment, now));
    all.addAll(OpenOrderLines.of(db, scope, numbers, parts, receiving, asked.partner(), moment));
    if (!sells)
      all.addAll(OnTheWay.of(db, scope, asked.part(), asked.site(), asked.partner(), moment));
    return all;
  }

  private static List<Counted> counting(
      List<Counted> all, Side side, PartyCode party, Question asked) {
    String part = asked.part();
    return all.stream()
        .filter(it -> part == null || it.part().equals(part))
        .filter(it -> !isForAnother(it, side == Side.SUPPLIER, party.value(), asked.partner()))
        .toList();
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

  /** For what is the party's alone. */
  static Reading asOwner(Reading reading, PartyCode party) {
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
