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

/** Reads all inputs of balances at one position. */
@Component
public class BalanceReading {
  /** The most part numbers that are read again singly. */
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
   * Narrows a read.
   *
   * @param part the party's own number; null: all
   * @param site its own; null: all
   * @param partner null: all
   * @param each whether each quantity names the event that stated it
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

  /** The cached reads that a balance was gathered from. */
  public static final class Read {
    private final Shared shared;
    private final Own own;
    private final List<String> sites;

    Read(Shared shared, Own own, List<String> sites) {
      this.shared = shared;
      this.own = own;
      this.sites = sites;
    }

    /** Whether nothing changed between the two, apart from calendars and the clock. */
    @SuppressWarnings("ReferenceEquality") // cached reads are the same object
    public boolean isSame(Read other) {
      return shared == other.shared && own == other.own && sites.equals(other.sites);
    }

    /** The party's sites, in their order. */
    public List<String> sites() {
      return sites;
    }
  }

  /**
   * The inputs that count for a side, by source.
   *
   * @param uncounted quantities that a balance lists but does not count, for parts with counted
   *     inputs
   * @param read the reads it was gathered from: the same object as long as nothing changed
   * @param shipping the site from which the supplier ships
   * @param now the moment asked for
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

    /**
     * All quantities, the uncounted ones last: the first quantity may decide the unit of a part
     * without an agreement.
     */
    public List<CountedQuantity> counted() {
      List<CountedQuantity> all =
          new ArrayList<>(inputs.values().stream().flatMap(List::stream).toList());
      Set<String> parts = all.stream().map(CountedQuantity::part).collect(Collectors.toSet());
      for (CountedQuantity it : uncounted) if (parts.contains(it.part())) all.add(it);
      return all;
    }

    /** Splits the inputs by part. */
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

    /** Keeps matching inputs only. */
    public Gathered only(Predicate<CountedQuantity> these) {
      Map<Source, List<CountedQuantity>> some = new EnumMap<>(Source.class);
      inputs.forEach((source, all) -> some.put(source, all.stream().filter(these).toList()));
      return with(some);
    }

    /** The same inputs, for computing at a later moment. */
    public Gathered at(Gathered later) {
      return later.with(inputs, uncounted);
    }

    /** Replaces the inputs and keeps the uncounted quantities. */
    private Gathered with(Map<Source, List<CountedQuantity>> those) {
      return with(those, uncounted);
    }

    private Gathered with(Map<Source, List<CountedQuantity>> those, List<CountedQuantity> beside) {
      return new Gathered(balances, calendars, numbers, those, beside, shipping, read, now);
    }
  }

  /** Reads from the requested side; 403 where the caller's party does not have it. */
  public ReadContext reading(
      Caller caller, @Nullable Side side, @Nullable Instant asOf, @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    PartyScope scope = caller.scope(side);
    String as = scope.role() == PartyScope.Role.SUPPLIER ? "supplier" : "buyer";
    return atOnePosition(readings.bySide(caller, as, asOf));
  }

  /** Fixes the position, so that several reads see the same one. */
  public static ReadContext atOnePosition(ReadContext it) {
    return new ReadContext(it.scope(), new Moment(it.position()), it.position(), it.asOf());
  }

  /** The moment asked for. */
  public Instant now(ReadContext reading) {
    return reading.asOf() == null ? clock.instant() : reading.asOf();
  }

  public static Side side(ReadContext reading) {
    return reading.scope().role() == PartyScope.Role.SUPPLIER ? Side.SUPPLIER : Side.BUYER;
  }

  /** Gathers all inputs, from the cache where nothing has changed them since. */
  public Gathered gather(ReadContext reading, Question asked) {
    Instant now = now(reading);
    Side side = side(reading);
    PartyCode party = reading.scope().party();
    // The view does not show a dead letter's event yet; once retried, it appears under an older
    // position. Nothing is cached meanwhile.
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

  /**
   * Reads shared inputs. For all parts, reads only those that changed since the last cached state,
   * if they are few.
   */
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
   * Gathers the inputs of an earlier position, but at the same moment, by the same agreements and
   * on the same calendars.
   *
   * @param known the inputs, valid except for the changed source
   * @param changed the source to read again
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
    // For a buyer, silence turns past releases into promises at the moment asked for, so these
    // reads are not cached.
    boolean over = !positions.anyParked() && (changed.isOwners() || side == Side.SUPPLIER);
    var key = new KnownPast.Key(party, side, asked, changed, numbers, position, dayOf(known.now()));
    List<CountedQuantity> then = over ? past.of(key, read) : read.get();
    inputs.put(changed, at(asked.site(), known.shipping().at(then)));
    return known.with(inputs);
  }

  /** The day that decides which goods are still expected. */
  private static LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** The quantities of one of its parts that the supplier promised and has not sent yet. */
  public List<CountedQuantity> promised(ReadContext reading, Gathered gathered, String part) {
    return tables.promised(reading, gathered.numbers(), part, gathered.now());
  }

  /** The scope for data that only the party itself sees. */
  public static ReadContext asOwner(ReadContext reading, PartyCode party) {
    return new ReadContext(
        PartyScope.viewer(party), reading.moment(), reading.position(), reading.asOf());
  }

  /**
   * Reads each calendar once. A partner's calendar is read in the partner's scope, because working
   * days are no secret between partners.
   */
  public ReadCalendars calendars(ReadContext reading) {
    return new ReadCalendars(it -> calendar(reading, it));
  }

  /**
   * Reads a calendar. Caches nothing while there are dead letters, because a retried one appears
   * under an older position.
   */
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
