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
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.calendar.Calendar;
import weft.calendar.SiteCalendar;
import weft.history.Positions;
import weft.party.Organization.Site;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.Balances;
import weft.projections.balance.CountedQuantity;
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

  private final ReadContexts readings;
  private final Positions positions;
  private final PartyDirectory directory;
  private final Clock clock;
  private final InputTables tables;
  private final KnownInputs known = new KnownInputs();
  private final KnownPast past = new KnownPast();
  private final KnownCalendars calendars = new KnownCalendars();

  BalanceReading(
      ReadContexts readings, Positions positions, PartyDirectory directory, Clock clock) {
    this.readings = readings;
    this.directory = directory;
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

    Question atAllSites() {
      return site == null ? this : new Question(part, null, partner, each);
    }
  }

  /** From what a balance was gathered. */
  public static final class Read {
    private final Shared shared;
    private final Own own;
    private final List<String> sites;

    Read(Shared shared, Own own, List<String> sites) {
      this.shared = shared;
      this.own = own;
      this.sites = sites;
    }

    /** Whether nothing changed from the one to the other; calendars and the clock apart. */
    @SuppressWarnings("ReferenceEquality") // what was kept is the same object
    public boolean isSame(Read other) {
      return shared == other.shared && own == other.own && sites.equals(other.sites);
    }

    /** The party's sites, in their order. */
    public List<String> sites() {
      return sites;
    }
  }

  /**
   * What counts for a side, by where it comes from.
   *
   * @param uncounted what is named by the balances of parts that something counts of
   * @param read what it was gathered from, which is the same object as long as nothing changed
   * @param shipping from which of its sites the supplier ships
   * @param now the moment that is looked at
   */
  public record Gathered(
      Balances balances,
      ReadCalendars calendars,
      PartNumbers numbers,
      Map<Source, List<CountedQuantity>> inputs,
      List<CountedQuantity> uncounted,
      ShippingSites shipping,
      Read read,
      Instant now) {

    /** The uncounted last: the first one may say in which unit a part is that nobody agreed on. */
    public List<CountedQuantity> counted() {
      List<CountedQuantity> all =
          new ArrayList<>(inputs.values().stream().flatMap(List::stream).toList());
      Set<String> parts = all.stream().map(CountedQuantity::part).collect(Collectors.toSet());
      for (CountedQuantity it : uncounted) if (parts.contains(it.part())) all.add(it);
      return all;
    }

    /** Each part's own. */
    public SortedMap<String, Gathered> byPart() {
      Map<String, List<CountedQuantity>> beside = new HashMap<>();
      for (CountedQuantity it : uncounted)
        beside.computeIfAbsent(it.part(), _ -> new ArrayList<>()).add(it);
      SortedMap<String, Gathered> parts = new TreeMap<>();
      inputs.forEach(
          (source, all) -> {
            for (CountedQuantity it : all)
              parts
                  .computeIfAbsent(
                      it.part(),
                      part ->
                          with(new EnumMap<>(Source.class), beside.getOrDefault(part, List.of())))
                  .inputs
                  .computeIfAbsent(source, _ -> new ArrayList<>())
                  .add(it);
          });
      return parts;
    }

    /** Of these alone. */
    public Gathered only(Predicate<CountedQuantity> these) {
      Map<Source, List<CountedQuantity>> some = new EnumMap<>(Source.class);
      inputs.forEach((source, all) -> some.put(source, all.stream().filter(these).toList()));
      return with(some);
    }

    /** The same inputs, reckoned a moment later. */
    public Gathered at(Gathered later) {
      return later.with(inputs, uncounted);
    }

    /** What is uncounted is named by the parts that are there. */
    private Gathered with(Map<Source, List<CountedQuantity>> those) {
      return with(those, uncounted);
    }

    private Gathered with(Map<Source, List<CountedQuantity>> those, List<CountedQuantity> beside) {
      return new Gathered(balances, calendars, numbers, those, beside, shipping, read, now);
    }
  }

  /** From the side asked for; 403 where the caller's party has none. */
  public ReadContext reading(
      Caller caller, @Nullable Side side, @Nullable Instant asOf, @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    PartyScope scope = caller.scope(side);
    String as = scope.role() == PartyScope.Role.SUPPLIER ? "supplier" : "buyer";
    return atOnePosition(readings.bySide(caller, as, asOf));
  }

  /** Several reads: each sees the same position. */
  public static ReadContext atOnePosition(ReadContext it) {
    return new ReadContext(it.scope(), new Moment(it.position()), it.position(), it.asOf());
  }

  /** The moment that is looked at. */
  public Instant now(ReadContext reading) {
    return reading.asOf() == null ? clock.instant() : reading.asOf();
  }

  public static Side side(ReadContext reading) {
    return reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
  }

  /** All of it: what is known of it already where nothing has changed it since. */
  public Gathered gather(ReadContext reading, Question asked) {
    Instant now = now(reading);
    Side side = side(reading);
    PartyCode party = reading.scope().party();
    // What a letter is of is not shown yet, and comes under an older position.
    if (positions.anyParked()) {
      Shared shared = tables.shared(reading, asked, now);
      return gathered(
          reading, asked, shared, tables.own(reading, asked, shared.numbers(), now), now);
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
    return gathered(reading, asked, shared, own, now);
  }

  /** Of all parts what changed since it was kept last is read, where that is little. */
  private Shared shared(ReadContext reading, Question asked, KnownInputs.Key key, Instant now) {
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

  private Gathered gathered(
      ReadContext reading, Question asked, Shared shared, Own own, Instant now) {
    Side side = side(reading);
    PartyCode party = reading.scope().party();
    ReadCalendars calendars = calendars(reading);
    Map<Source, List<CountedQuantity>> inputs = new EnumMap<>(shared.bySource());
    inputs.putAll(own.bySource());
    List<String> sites = directory.sites(party).stream().map(Site::code).toList();
    ShippingSites shipping =
        side == Side.SUPPLIER
            ? ShippingSites.of(
                shared.numbers(),
                sites,
                own.bySource().values(),
                LocalDate.ofInstant(now, ZoneOffset.UTC))
            : ShippingSites.ONLY_ONE;
    inputs.replaceAll((_, all) -> at(asked.site(), shipping.at(all)));
    return new Gathered(
        new Balances(side, party.value(), shared.numbers(), calendars),
        calendars,
        shared.numbers(),
        inputs,
        shared.uncounted(),
        shipping,
        new Read(shared, own, sites),
        now);
  }

  private static List<CountedQuantity> at(@Nullable String site, List<CountedQuantity> all) {
    return site == null || all.stream().allMatch(it -> isAt(site, it))
        ? all
        : all.stream().filter(it -> isAt(site, it)).toList();
  }

  private static boolean isAt(String site, CountedQuantity it) {
    return it.site() == null || it.site().equals(site);
  }

  /**
   * As it was at an earlier position, seen at the same moment, by the same agreements and on the
   * same calendars.
   *
   * @param known what stands but for what changed since
   * @param changed where that came from
   */
  public Gathered gatherAt(
      ReadContext reading, long position, Gathered known, Source changed, Question asked) {
    var before = new ReadContext(reading.scope(), new Moment(position), position, reading.asOf());
    Map<Source, List<CountedQuantity>> inputs = new EnumMap<>(known.inputs());
    PartNumbers numbers = known.numbers();
    PartyCode party = before.scope().party();
    Side side = side(reading);
    ReadContext scope = changed.isOwners() ? asOwner(before, party) : before;
    Supplier<List<CountedQuantity>> read =
        () -> tables.readAgain(scope, side, changed, numbers, asked, known.now());
    // Silence makes promises of the past at the moment that is looked at.
    boolean over = !positions.anyParked() && (changed.isOwners() || side == Side.SUPPLIER);
    var key = new KnownPast.Key(party, side, asked, changed, numbers, position, dayOf(known.now()));
    List<CountedQuantity> then = over ? past.of(key, read) : read.get();
    inputs.put(changed, at(asked.site(), known.shipping().at(then)));
    return known.with(inputs);
  }

  /** The day by which goods are expected or not. */
  private static LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** What the supplier promised of one of its parts and has not sent yet. */
  public List<CountedQuantity> promised(ReadContext reading, Gathered gathered, String part) {
    return tables.promised(reading, gathered.numbers(), part, gathered.now());
  }

  /** For what is the party's alone. */
  public static ReadContext asOwner(ReadContext reading, PartyCode party) {
    return new ReadContext(
        PartyScope.viewer(party), reading.moment(), reading.position(), reading.asOf());
  }

  /** Each read once; a partner's own, for when it works is no secret between them. */
  public ReadCalendars calendars(ReadContext reading) {
    return new ReadCalendars(it -> calendar(reading, it));
  }

  /** What a dead letter is of comes under an older position: nothing is kept meanwhile. */
  private SiteCalendar calendar(ReadContext reading, Place of) {
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
