package weft.projections.reading;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.MachineCommand;
import weft.machine.MachineCommand.ClearFault;
import weft.machine.MachineCommand.RaiseFault;
import weft.machine.MachineId;
import weft.machine.MachineState;
import weft.machine.StateRun;
import weft.machine.StopsFound;
import weft.machine.StopsFound.Known;
import weft.machine.reading.Reading;
import weft.machine.reading.StateAllowance;

/** Finds changes by readings that the machines' streams do not know yet. */
public final class ToldMachines {
  private static final int MOST = 500;

  private final JdbcClient db;

  public ToldMachines(JdbcClient db) {
    this.db = db;
  }

  /**
   * A machine whose stream is behind its readings.
   *
   * @param state the present one
   * @param stateDue whether the stream may be told of the state again
   * @param restedThen when it may again be told of as many states as at first, if it is told now
   * @param changes the number of changes that this includes
   */
  public record Untold(
      MachineId machine,
      MachineState state,
      Instant since,
      boolean stateDue,
      boolean stateWaits,
      Instant restedThen,
      Instant lookFrom,
      int stopAfterSeconds,
      long changes) {}

  /** A fault that is to be told, in order. */
  public record UntoldFault(long no, MachineCommand command) {}

  /** Machines whose streams are behind; those that waited longest come first. */
  public List<Untold> next(Instant now) {
    return db.sql(
            """
            select l.stream, l.last, l.since, l.changed_from, l.changes, l.rested_at, l.told_state, l.told_since, m.stop_after_seconds
              from machine_live l join machines m on m.stream = l.stream
             where l.last is not null and (l.changed_from is not null
               or (l.silent_after < :now and l.told_state is distinct from 'unknown')
               or (m.stop is null and l.silent_after >= :now and l.state in ('idle', 'down', 'unknown')
                 and l.since < :now - make_interval(secs => m.stop_after_seconds))
               or (m.stop is null and l.silent_after < :now
                 and l.last_at < :now - make_interval(secs => m.stop_after_seconds + m.report_every_seconds)))
             order by l.rested_at nulls first, l.stream limit %d
            """
                .formatted(MOST))
        .param("now", ReadingTables.sql(now))
        .query((row, _) -> untold(row, now))
        .list();
  }

  private static Untold untold(ResultSet row, Instant now) throws SQLException {
    Reading last = LiveMachines.reading(row.getString("last"));
    if (last == null) throw new IllegalStateException("a machine without a reading");
    MachineState state = last.stateAt(now);
    Instant since = ReadingTables.instant(row, "since");
    if (state != last.holds()) since = last.holdsUntil();
    Instant rested = ReadingTables.instantOrNull(row, "rested_at");
    boolean told =
        ReadingTables.code(state).equals(row.getString("told_state"))
            && since.equals(ReadingTables.instantOrNull(row, "told_since"));
    boolean free = StateAllowance.isFree(rested, now);
    Instant changed = ReadingTables.instantOrNull(row, "changed_from");
    return new Untold(
        MachineId.of(row.getString("stream")),
        state,
        since,
        !told && free,
        !told && !free,
        StateAllowance.restedAfter(rested, now),
        changed == null || since.isBefore(changed) ? since : changed,
        row.getInt("stop_after_seconds"),
        row.getLong("changes"));
  }

  /** The commands that bring the stream's stops up to date. */
  public List<MachineCommand> stops(Untold it, Instant now) {
    String stream = it.machine().stream();
    Instant from = begin(stream, it.lookFrom().minusSeconds(it.stopAfterSeconds() + 1L));
    List<Known> known =
        db.sql(
                """
                select n, state, begun, until from machine_stops where stream = ? and not withdrawn
                   and (begun >= ? or until is null) order by n
                """)
            .param(stream)
            .param(ReadingTables.sql(from))
            .query(
                (row, _) ->
                    new Known(
                        row.getInt("n"),
                        ReadingTables.state(row, "state"),
                        ReadingTables.instant(row, "begun"),
                        ReadingTables.instantOrNull(row, "until")))
            .list();
    for (Known at : known) if (at.from().isBefore(from)) from = at.from();
    List<StateRun> runs =
        MachineRuns.of(db, List.of(stream), from, now, now).getOrDefault(stream, List.of());
    // Time before a machine's first reading is no stop.
    if (!runs.isEmpty() && runs.getFirst().state() == MachineState.UNKNOWN && isFirst(stream, from))
      runs = runs.subList(1, runs.size());
    return StopsFound.commands(it.machine(), runs, known, it.stopAfterSeconds(), now);
  }

  private boolean isFirst(String stream, Instant from) {
    return db.sql(
            "select not exists (select from machine_interval where stream = ? and starts < ?)")
        .param(stream)
        .param(ReadingTables.sql(from))
        .query(Boolean.class)
        .single();
  }

  /** The beginning of the state that the machine had at a moment. */
  private Instant begin(String stream, Instant at) {
    return db.sql(
            """
            select i.ends from machine_interval i, (select state, starts from machine_interval
              where stream = :stream and starts <= :at order by starts desc limit 1) s
             where i.stream = :stream and i.starts < s.starts and i.state <> s.state order by i.starts desc limit 1
            """)
        .param("stream", stream)
        .param("at", ReadingTables.sql(at))
        .query((row, _) -> ReadingTables.instant(row, "ends"))
        .optional()
        .orElseGet(
            () ->
                db.sql(
                        "select starts from machine_interval where stream = ? order by starts limit"
                            + " 1")
                    .param(stream)
                    .query((row, _) -> ReadingTables.instant(row, "starts"))
                    .optional()
                    .orElse(at));
  }

  /** Notes that the stream is up to date, unless something changed in the meantime. */
  public void told(Untold it) {
    db.sql(
            """
            update machine_live set changed_from = case when changes = :changes and not :waits then null else changed_from end,
              rested_at = case when :due then :rested else rested_at end, told_state = case when :due then :state else told_state end,
              told_since = case when :due then :since else told_since end
            where stream = :stream
            """)
        .param("changes", it.changes())
        .param("waits", it.stateWaits())
        .param("due", it.stateDue())
        .param("rested", ReadingTables.sql(it.restedThen()))
        .param("state", ReadingTables.code(it.state()))
        .param("since", ReadingTables.sql(it.since()))
        .param("stream", it.machine().stream())
        .update();
  }

  public List<UntoldFault> faults() {
    List<UntoldFault> all = new ArrayList<>();
    db.sql("select * from machine_fault_reported order by no limit " + MOST)
        .query(
            (row, _) -> {
              MachineId machine = MachineId.of(row.getString("stream"));
              String fault = row.getString("fault");
              Instant at = ReadingTables.instant(row, "at");
              return all.add(
                  new UntoldFault(
                      row.getLong("no"),
                      row.getBoolean("raised")
                          ? new RaiseFault(machine, fault, at)
                          : new ClearFault(machine, fault, at)));
            })
        .list();
    return all;
  }

  public void told(UntoldFault it) {
    db.sql("delete from machine_fault_reported where no = ?").param(it.no()).update();
  }

  /** Running hours of a machine since a moment; null where it has no interval since. */
  public @Nullable BigDecimal runningHours(String stream, Instant since) {
    return db.sql(
            """
            select sum(extract(epoch from ends - greatest(starts, :since))) filter (where state = 'running') / 3600
              from machine_interval where stream = :stream and ends > :since and starts > :since::timestamptz - interval '5 min'
            """)
        .param("stream", stream)
        .param("since", ReadingTables.sql(since))
        .query((row, _) -> Optional.ofNullable(row.getBigDecimal(1)))
        .single()
        .orElse(null);
  }
}
