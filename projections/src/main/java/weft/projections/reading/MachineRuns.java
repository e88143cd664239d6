package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.MachineState;
import weft.machine.StateRun;
import weft.machine.reading.MachineInterval;
import weft.machine.reading.Reading;

/** The states of machines as uninterrupted times: intervals that go on are one. */
public final class MachineRuns {
  private MachineRuns() {}

  /**
   * One state with its numbers.
   *
   * @param until null while it lasts
   */
  public record Counted(
      Instant from,
      @Nullable Instant until,
      MachineState state,
      boolean uncertain,
      @Nullable BigDecimal parts,
      @Nullable BigDecimal good,
      @Nullable BigDecimal kWh) {
    Counted(MachineInterval it, boolean lasts) {
      this(
          it.from(),
          lasts ? null : it.until(),
          it.state(),
          it.uncertain(),
          it.parts(),
          it.good(),
          it.kWh());
    }
  }

  /**
   * States of one machine, in order, at most as many as asked.
   *
   * @param next where the rest begins; null where there is none
   */
  public record Part(List<Counted> states, @Nullable Instant next) {}

  /** The intervals that one page reads at most; a longer state is cut there. */
  private static final int MOST_INTERVALS = 20_000;

  /** Reads states within a period. A state that lasts at {@code now} has no end. */
  public static Part of(
      JdbcClient db, String stream, Instant from, Instant until, int most, Instant now) {
    List<MachineInterval> rows =
        new ArrayList<>(
            db.sql(
                    """
                    select * from machine_interval where stream = ? and starts < ? and ends > ?
                      and starts > ?::timestamptz - make_interval(secs => %d) order by starts limit %d
                    """
                        .formatted(MachineInterval.CUT_SECONDS, MOST_INTERVALS + 1))
                .param(stream)
                .param(ReadingTables.sql(until))
                .param(ReadingTables.sql(from))
                .param(ReadingTables.sql(from))
                .query((row, _) -> IntervalTable.interval(row))
                .list());
    boolean all = rows.size() <= MOST_INTERVALS;
    if (all) tail(db, stream, now).forEach(rows::add);
    List<MachineInterval> merged = new ArrayList<>();
    Instant end = all && now.isBefore(until) ? now : until;
    for (MachineInterval it : whole(rows, first(db, stream), from, all ? end : null)) {
      MachineInterval within = within(it, from, until);
      if (within == null) continue;
      MachineInterval last = merged.isEmpty() ? null : merged.getLast();
      if (last != null
          && last.until().equals(within.from())
          && last.state() == within.state()
          && last.uncertain() == within.uncertain())
        merged.set(merged.size() - 1, last.and(within));
      else merged.add(within);
    }
    Instant next = null;
    if (merged.size() > most) next = merged.get(most).from();
    else if (!all) next = merged.getLast().until();
    List<Counted> states = new ArrayList<>();
    for (MachineInterval it : merged.subList(0, Math.min(most, merged.size())))
      states.add(new Counted(it, all && it.equals(merged.getLast()) && it.until().equals(now)));
    return new Part(states, next);
  }

  /**
   * Adds the times that no interval has, such as the middle of a long silence, as unknown.
   *
   * @param first the beginning of the machine's first interval; null where it has none
   * @param until null where more intervals follow
   */
  private static List<MachineInterval> whole(
      List<MachineInterval> rows, @Nullable Instant first, Instant from, @Nullable Instant until) {
    if (first == null) return rows;
    List<MachineInterval> all = new ArrayList<>();
    Instant reached = first.isBefore(from) ? from : first;
    for (MachineInterval it : rows) {
      if (reached.isBefore(it.from())) all.add(silence(reached, it.from()));
      all.add(it);
      if (reached.isBefore(it.until())) reached = it.until();
    }
    if (until != null && reached.isBefore(until)) all.add(silence(reached, until));
    return all;
  }

  private static MachineInterval silence(Instant from, Instant until) {
    return new MachineInterval(from, until, MachineState.UNKNOWN, false, null, null, null);
  }

  private static @Nullable Instant first(JdbcClient db, String stream) {
    return firsts(db, new String[] {stream}).get(stream);
  }

  /** The beginnings of the first intervals of machines. */
  private static Map<String, Instant> firsts(JdbcClient db, String[] streams) {
    Map<String, Instant> found = new TreeMap<>();
    db.sql(
            """
            select s.stream, i.starts from unnest(?::text[]) as s(stream)
            cross join lateral (select starts from machine_interval t where t.stream = s.stream order by starts limit 1) i
            """)
        .param(streams)
        .query((row, _) -> found.put(row.getString("stream"), ReadingTables.instant(row, "starts")))
        .list();
    return found;
  }

  private static List<MachineInterval> tail(JdbcClient db, String stream, Instant now) {
    Reading last =
        db.sql("select last from machine_live where stream = ?")
            .param(stream)
            .query((row, _) -> LiveMachines.reading(row.getString(1)))
            .optional()
            .orElse(null);
    return last == null ? List.of() : last.upTo(now);
  }

  private static @Nullable MachineInterval within(MachineInterval it, Instant from, Instant until) {
    Instant begin = it.from().isBefore(from) ? from : it.from();
    boolean cut = it.until().isAfter(until);
    Instant end = cut ? until : it.until();
    if (!begin.isBefore(end)) return null;
    return new MachineInterval(
        begin,
        end,
        it.state(),
        it.uncertain(),
        cut ? null : it.parts(),
        cut ? null : it.good(),
        cut ? null : it.kWh());
  }

  /**
   * The runs of machines within a period, by stream; those of silence since the last reading too.
   */
  public static Map<String, List<StateRun>> of(
      JdbcClient db, Collection<String> streams, Instant from, Instant until, Instant now) {
    Map<String, List<StateRun>> found = new TreeMap<>();
    for (String it : streams) found.put(it, new ArrayList<>());
    String[] all = streams.toArray(String[]::new);
    db.sql(
            """
            select stream, state, min(starts) as starts, max(ends) as ends from (
              select t.*, sum(new) over (partition by stream order by starts) as run from (
                select i.stream, i.state, i.starts, i.ends,
                  case when lag(i.ends) over w = i.starts and lag(i.state) over w = i.state then 0 else 1 end as new
                from machine_interval i where i.stream = any(?) and i.starts < ? and i.ends > ?
                  and i.starts > ?::timestamptz - make_interval(secs => %d)
                window w as (partition by i.stream order by i.starts)) t) r
            group by stream, run, state order by stream, min(starts)
            """
                .formatted(MachineInterval.CUT_SECONDS))
        .param(all)
        .param(ReadingTables.sql(until))
        .param(ReadingTables.sql(from))
        .param(ReadingTables.sql(from))
        .query(
            (row, _) ->
                add(
                    found.computeIfAbsent(row.getString("stream"), _ -> new ArrayList<>()),
                    ReadingTables.state(row, "state"),
                    ReadingTables.instant(row, "starts"),
                    ReadingTables.instant(row, "ends"),
                    from,
                    until,
                    now))
        .list();
    db.sql("select stream, last from machine_live where stream = any(?) and last is not null")
        .param(all)
        .query(
            (row, _) -> {
              Reading last = LiveMachines.reading(row.getString("last"));
              List<StateRun> runs =
                  found.computeIfAbsent(row.getString("stream"), _ -> new ArrayList<>());
              if (last != null)
                for (MachineInterval it : last.upTo(now))
                  add(runs, it.state(), it.from(), it.until(), from, until, now);
              return runs;
            })
        .list();
    Map<String, Instant> firsts = firsts(db, all);
    found.replaceAll((stream, runs) -> whole(runs, firsts.get(stream), from, until, now));
    return found;
  }

  private static List<StateRun> whole(
      List<StateRun> runs, @Nullable Instant first, Instant from, Instant until, Instant now) {
    if (first == null) return runs;
    List<StateRun> all = new ArrayList<>();
    Instant reached = first;
    for (StateRun it : runs) {
      Instant end = it.until() == null ? now : it.until();
      add(all, MachineState.UNKNOWN, reached, it.from(), from, until, now);
      add(all, it.state(), it.from(), end, from, until, now);
      reached = end;
    }
    add(all, MachineState.UNKNOWN, reached, now, from, until, now);
    return all;
  }

  private static boolean add(
      List<StateRun> runs,
      MachineState state,
      Instant starts,
      Instant ends,
      Instant from,
      Instant until,
      Instant now) {
    Instant begin = starts.isBefore(from) ? from : starts;
    Instant end = ends.isAfter(until) ? until : ends;
    if (!begin.isBefore(end)) return false;
    StateRun last = runs.isEmpty() ? null : runs.getLast();
    boolean goesOn = last != null && last.state() == state && begin.equals(last.until());
    if (goesOn) begin = runs.removeLast().from();
    return runs.add(new StateRun(state, begin, end.equals(now) ? null : end));
  }
}
