package weft.api.balance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.balance.BalanceRow;
import weft.balance.CauseSentence;
import weft.balance.Grain;
import weft.balance.Onset;
import weft.balance.Onset.Known;
import weft.calendar.SiteCalendar;
import weft.event.Recorded;
import weft.history.Positions;
import weft.history.store.HistoryReader;
import weft.measure.Quantity;
import weft.party.Side;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.PartBalance;
import weft.projections.balance.change.BalanceChanges;
import weft.projections.balance.change.BalanceChanges.Change;
import weft.projections.balance.change.BalanceChanges.Source;
import weft.projections.history.HistoryEntries;
import weft.projections.history.HistoryEntries.Wanted;

/**
 * Finds the cause of a run-out: computes the balance again as it was before each event among its
 * inputs, from the newest back.
 */
@Component
class RunOutCauses {
  /** The most events to examine; for an older run-out the answer says that it is older. */
  private static final int STEPS = 200;

  /** The longest search for a request about one part or a few. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * The longest search for a long list; {@link CausesBehindLists} finds the causes that are
   * missing.
   */
  private static final Duration PATIENCE_OF_LISTS = Duration.ofMillis(50);

  private static final int FEW = 10;

  /** More than a long list has rows; otherwise its pages evict each other's entries. */
  private static final int KEPT = 8_000;

  private final BalanceReading reading;
  private final ReadContexts readings;
  private final HistoryReader history;
  private final Positions positions;

  /** Causes found, by inputs and day. */
  private final Map<Case, RunOutCause> found =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Case, RunOutCause> eldest) {
              return size() > KEPT;
            }
          });

  RunOutCauses(
      BalanceReading reading, ReadContexts readings, HistoryReader history, Positions positions) {
    this.reading = reading;
    this.readings = readings;
    this.history = history;
    this.positions = positions;
  }

  private record Case(
      String party,
      Side side,
      String part,
      String site,
      @Nullable String partner,
      LocalDate today,
      LocalDate on,
      List<PartBalance.Input> inputs,
      int count,
      int fingerprint) {}

  /**
   * The run-out of a balance with its cause; null where there is no run-out. A cause that is not
   * found in time is reported as older than the events examined.
   *
   * @param known the inputs of the balance
   */
  @Nullable CausedRunOut of(ReadContext at, PartBalance balance, Gathered known) {
    var runOut = balance.runOut();
    if (runOut == null) return null;
    Case one = of(at, balance, runOut.on(), known.counted());
    RunOutCause cause = found.get(one);
    if (cause == null) {
      var search = new Search(at, balance, runOut.on(), known, end());
      cause = search.cause();
      // not found in time: the next request searches again
      if (cause == null) cause = search.earlier();
      else found.put(one, cause);
    }
    return CausedRunOut.of(runOut, cause);
  }

  private static long end() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  /** The deadline for a request about this many parts. */
  static long end(int many) {
    return System.nanoTime() + (many > FEW ? PATIENCE_OF_LISTS : PATIENCE).toNanos();
  }

  /** Whether the balance has a run-out whose cause is not known yet. */
  boolean isMissing(ReadContext at, PartBalance balance, Gathered known) {
    var runOut = balance.runOut();
    return runOut != null && !found.containsKey(of(at, balance, runOut.on(), known.counted()));
  }

  /** For one row of a list; no cause once time is up. The next request gets it. */
  @Nullable CausedRunOut of(ReadContext at, PartBalance balance, Gathered known, long end) {
    var runOut = balance.runOut();
    if (runOut == null) return null;
    Case one = of(at, balance, runOut.on(), known.counted());
    RunOutCause cause = found.get(one);
    if (cause == null && System.nanoTime() < end) {
      cause = new Search(at, balance, runOut.on(), known, end).cause();
      if (cause != null) found.put(one, cause);
    }
    return CausedRunOut.of(runOut, cause);
  }

  private static Case of(
      ReadContext at, PartBalance balance, LocalDate on, List<CountedQuantity> counted) {
    return new Case(
        at.scope().party().value(),
        balance.side(),
        balance.part(),
        balance.site(),
        balance.partner(),
        balance.today(),
        on,
        balance.inputs(),
        counted.size(),
        counted.hashCode());
  }

  /** Searches the cause of the shortfall on one day. */
  private final class Search {
    private final ReadContext at;
    private final PartBalance balance;
    private final LocalDate on;
    private final BalanceReading.Question asked;
    private Gathered known;
    private final SiteCalendar site;
    private final long end;
    private LocalDate oldest;

    Search(ReadContext at, PartBalance balance, LocalDate on, Gathered known, long end) {
      this.at = at;
      this.balance = balance;
      this.on = on;
      this.known = known;
      this.end = end;
      oldest = balance.today();
      asked = new BalanceReading.Question(balance.part(), balance.site(), balance.partner());
      site = known.calendars().of(at.scope().party().value(), balance.site());
    }

    /** Null where time is up before the cause is found. */
    @Nullable RunOutCause cause() {
      Map<Long, Set<Source>> changes = changes();
      Iterable<Long> looked =
          () -> changes.keySet().stream().takeWhile(_ -> System.nanoTime() < end).iterator();
      Onset onset =
          Onset.find(balance.today(), stock(known), looked, this::day, it -> before(it, changes));
      var sentence = new CauseSentence(balance.side(), onset.worse(), balance.unit(), on);
      Long position = onset.position();
      if (position != null) return of(position, sentence);
      LocalDate day = onset.day();
      if (day != null) return new RunOutCause(null, site.beginOf(day), sentence.timePassed());
      return System.nanoTime() < end ? earlier() : null;
    }

    /** The cause is older than the events examined. */
    RunOutCause earlier() {
      return new RunOutCause(null, null, CauseSentence.earlierThan(oldest));
    }

    private RunOutCause of(long position, CauseSentence sentence) {
      var wanted = new Wanted(null, null, null, position - 1, position);
      ReadContext own = BalanceReading.asOwner(at, at.scope().party());
      boolean seen =
          !readings
              .read(own, (db, it) -> HistoryEntries.find(db, it.scope(), it.moment(), wanted, 1))
              .isEmpty();
      Instant since = positions.recordedAt(position).orElse(null);
      if (!seen) return new RunOutCause(null, since, CauseSentence.ANOTHER_CUSTOMER);
      Recorded event = history.at(List.of(position)).getFirst();
      return new RunOutCause(
          EventLink.of(event.stream(), position), since, sentence.of(event.payload()));
    }

    /** Newest first. */
    private Map<Long, Set<Source>> changes() {
      List<Change> all =
          readings.read(
              BalanceReading.asOwner(at, at.scope().party()),
              (db, it) ->
                  BalanceChanges.of(
                      db,
                      it.scope(),
                      balance.side(),
                      balance.part(),
                      balance.site(),
                      at.position(),
                      STEPS));
      Map<Long, Set<Source>> changes = new LinkedHashMap<>();
      all.forEach(
          it ->
              changes
                  .computeIfAbsent(it.position(), _ -> EnumSet.noneOf(Source.class))
                  .add(it.source()));
      return changes;
    }

    private LocalDate day(long position) {
      LocalDate day = site.dateOf(positions.recordedAt(position).orElse(Instant.EPOCH));
      oldest = day.isAfter(balance.today()) ? balance.today() : day;
      return oldest;
    }

    /**
     * The inputs before an event: those after it, except for the sources that the event changed.
     */
    private Known before(long position, Map<Long, Set<Source>> changes) {
      for (Source it : requireNonNull(changes.get(position)))
        known = reading.gatherAt(at, position - 1, known, it, asked);
      return stock(known);
    }

    private Known stock(Gathered it) {
      List<CountedQuantity> counted = it.counted();
      return today -> {
        var day =
            new Asked(
                balance.part(),
                balance.site(),
                balance.partner(),
                today,
                it.now(),
                today,
                on,
                Grain.DAY);
        PartBalance then = it.balances().of(day, counted);
        Quantity closing = then.rows().getLast().closing();
        return closing == null ? undemanded(then) : closing;
      };
    }

    /** The stock. Where demand was not shared yet, nothing goes out. */
    private static Quantity undemanded(PartBalance it) {
      Quantity stock = it.opening();
      for (BalanceRow row : it.rows())
        stock = stock.plus(row.in().confirmed()).plus(row.in().planned());
      return stock;
    }
  }
}
