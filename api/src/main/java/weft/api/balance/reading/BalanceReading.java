package weft.api.balance.reading;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.KnownCalendars.Place;
import weft.api.balance.reading.KnownInputs.Inputs;
import weft.api.balance.reading.KnownInputs.Own;
import weft.api.balance.reading.KnownInputs.Shared;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.history.Positions;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.Balances;
import weft.projections.balance.Counted;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.change.BalanceChanges;
import weft.projections.balance.change.BalanceChanges.Source;
import weft.projections.balance.change.BalanceChanges.Standings;
import weft.projections.calendar.CalendarRow;
import weft.projections.rows.Moment;

/** Reads what balances are made of, all of it at one position. */
@Component
public class BalanceReading {
  /** So many numbers of parts are read anew by themselves. */
  private static final int MOST_CHANGED = 200;

  private final Readings readings;
  private final Positions positions;
  private final Clock clock;
  private final InputTables tables;
  private final KnownInputs known = new KnownInputs();
  private final KnownPast past = new KnownPast();
  private final KnownCalendars calendars = new KnownCalendars();

  BalanceReading(Readings readings, Positions positions, Clock clock) {
    this.readings = readings;
    this.positions = positions;
    this.clock = clock;
    tables = new InputTables(readings);
  }

  /**
   * Of which part it is asked.
   *
   * @param part by the party's own number; null: all
   * @param site its own; null: all
   * @param partner null: all
   * @param each whether each quantity says by which event it was told
   */
  public record Question(
      @Nullable String part, @Nullable String site, @Nullable String partner, boolean each) {
    public Question(@Nullable String part, @Nullable String site, @Nullable String partner) {
      this(part, site, partner, false);
    }
  }

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
    public SortedMap<String, Gathered> byPart() {
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
    public Gathered only(Predicate<Counted> these) {
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
  public static Reading atOnePosition(Reading it) {
    return new Reading(it.scope(), new Moment(it.position()), it.position(), it.asOf());
  }

  /** The moment that is looked at. */
  public Instant now(Reading reading) {
    return reading.asOf() == null ? clock.instant() : reading.asOf();
  }

  public static Side side(Reading reading) {
    return reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
  }

  /** All of it: what is known of it already where nothing has changed it since. */
  public Gathered gather(Reading reading, Question asked) {
    Instant now = now(reading);
    Side side = side(reading);
    PartyCode party = reading.scope().party();
    // What a letter is of is not shown yet, and comes under an older position.
    if (positions.anyParked()) {
      Shared shared = tables.shared(reading, asked, now);
      return gathered(reading, shared, tables.own(reading, asked, shared.numbers(), now), now);
    }
    Standings stand =
        readings.read(
            asOwner(reading, party),
            (db, it) ->
                BalanceChanges.standings(db, it.scope(), side, asked.part(), it.position()));
    var sharedKey = new KnownInputs.Key(party, side, asked, Shared.class, stand.shared());
    Shared shared =
        known(sharedKey, Shared.class, now, () -> shared(reading, asked, sharedKey, now));
    Own own =
        known(
            new KnownInputs.Key(party, side, asked, Own.class, stand.own()),
            Own.class,
            now,
            () -> tables.own(reading, asked, shared.numbers(), now));
    return gathered(reading, shared, own, now);
  }

  /** Of all parts what changed since it was kept last is read, where that is little. */
  private Shared shared(Reading reading, Question asked, KnownInputs.Key key, Instant now) {
    KnownInputs.Before before = asked.part() == null ? known.before(key, now) : null;
    if (before == null) return tables.shared(reading, asked, now);
    return readings
        .read(
            asOwner(reading, key.party()),
            (db, it) ->
                BalanceChanges.sharedSince(
                    db, it.scope(), key.side(), before.position(), it.position(), MOST_CHANGED))
        .map(changed -> tables.renewed(reading, asked, now, before.shared(), changed))
        .orElseGet(() -> tables.shared(reading, asked, now));
  }

  private <I extends Inputs> I known(
      KnownInputs.Key key, Class<I> read, Instant now, Supplier<I> tables) {
    Inputs before = known.of(key, now);
    if (before != null) return read.cast(before);
    I inputs = tables.get();
    known.keep(key, inputs);
    return inputs;
  }

  private Gathered gathered(Reading reading, Shared shared, Own own, Instant now) {
    Side side = side(reading);
    PartyCode party = reading.scope().party();
    Balances.Calendars calendars = calendars(reading);
    Map<Source, List<Counted>> inputs = new EnumMap<>(shared.bySource());
    inputs.putAll(own.bySource());
    return new Gathered(
        new Balances(side, party.value(), shared.numbers(), calendars),
        calendars,
        shared.numbers(),
        inputs,
        shared.uncounted(),
        now);
  }

  /**
   * As it was at an earlier position, seen at the same moment, by the same agreements and on the
   * same calendars.
   *
   * @param known what stands but for what changed since
   * @param changed where that came from
   */
  public Gathered gatherAt(
      Reading reading, long position, Gathered known, Source changed, Question asked) {
    var then = new Reading(reading.scope(), new Moment(position), position, reading.asOf());
    Map<Source, List<Counted>> inputs = new EnumMap<>(known.inputs());
    PartNumbers numbers = known.numbers();
    PartyCode party = then.scope().party();
    Side side = side(reading);
    Reading scope = changed.isOwners() ? asOwner(then, party) : then;
    Supplier<List<Counted>> read =
        () -> tables.readAgain(scope, side, changed, numbers, asked, known.now());
    // Silence makes promises of the past at the moment that is looked at.
    boolean over = !positions.anyParked() && (changed.isOwners() || side == Side.SUPPLIER);
    var key = new KnownPast.Key(party, side, asked, changed, numbers, position, dayOf(known.now()));
    inputs.put(changed, over ? past.of(key, read) : read.get());
    return known.with(inputs);
  }

  /** The day by which goods are expected or not. */
  private static LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** What the supplier promised of one of its parts and has not sent yet. */
  public List<Counted> promised(Reading reading, Gathered gathered, String part) {
    return tables.promised(reading, gathered.numbers(), part, gathered.now());
  }

  /** For what is the party's alone. */
  public static Reading asOwner(Reading reading, PartyCode party) {
    return new Reading(
        PartyScope.viewer(party), reading.moment(), reading.position(), reading.asOf());
  }

  /** Each read once; a partner's own, for when it works is no secret between them. */
  public Balances.Calendars calendars(Reading reading) {
    Map<Place, SiteCalendar> known = new HashMap<>();
    return (party, site) ->
        known.computeIfAbsent(new Place(party, site), it -> calendar(reading, it));
  }

  /** What a dead letter is of comes under an older position: nothing is kept meanwhile. */
  private SiteCalendar calendar(Reading reading, Place of) {
    boolean whole = !positions.anyParked();
    SiteCalendar known = whole ? calendars.at(of, reading.position()) : null;
    if (known != null) return known;
    PartyCode party = new PartyCode(of.party());
    String stream = Calendar.stream(party, of.site());
    Optional<CalendarRow> row =
        readings.read(
            asOwner(reading, party),
            (db, it) -> CalendarRow.BOARD.reads().one(db, it.scope(), stream, it.moment()));
    return whole
        ? calendars.keep(of, row, reading.position())
        : row.map(CalendarRow::calendar).orElse(SiteCalendar.UNSTATED);
  }
}
