package weft.projections.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import weft.machine.DayEnergy;
import weft.machine.Effectiveness.Stretch;
import weft.machine.MachineDay;
import weft.machine.MachineId;
import weft.machine.MachineShift;
import weft.projections.reading.MachineTimes.Asked;
import weft.projections.reading.MachineTimes.Timed;

/** Drops raw readings that nothing needs any more, and adds up days that no reading can change. */
public final class ReadingUpkeep {
  private static final Duration KEPT = Duration.ofHours(25);

  private final JdbcClient db;

  public ReadingUpkeep(JdbcClient db) {
    this.db = db;
  }

  /**
   * Empties the hours that are over. The last reading of each machine there stays as its anchor,
   * from which a late reading of the next hour goes on.
   */
  public int drop(Instant now, TransactionTemplate transaction) {
    int dropped = 0;
    for (int slot = 0; slot < ReadingTables.SLOTS; slot++) {
      Instant newest = newest(slot);
      if (newest == null || !hourOver(newest).isBefore(now.minus(KEPT))) continue;
      int it = slot;
      // In two transactions: a request locks a machine before it reads its readings.
      transaction.executeWithoutResult(_ -> anchor(it));
      transaction.executeWithoutResult(_ -> empty(it));
      dropped++;
    }
    return dropped;
  }

  private static Instant hourOver(Instant at) {
    return Instant.ofEpochSecond((Math.floorDiv(at.getEpochSecond(), 3600) + 1) * 3600);
  }

  private @Nullable Instant newest(int slot) {
    return db.sql("select max(at) as at from " + table(slot))
        .query((row, _) -> Optional.ofNullable(ReadingTables.instantOrNull(row, "at")))
        .single()
        .orElse(null);
  }

  private void anchor(int slot) {
    db.sql(
            "select stream from machine_live where no in (select machine from %s) order by stream for update"
                .formatted(table(slot)))
        .query(String.class)
        .list();
    db.sql(
            """
            update machine_live l set anchor = jsonb_build_object('seq', r.seq, 'at', r.at, 'state', r.state, 'parts', r.parts,
              'counter', coalesce((select c.counter from %1$s c where c.machine = l.no and c.counter is not null and c.quality <> 'bad'
                order by c.at desc, c.seq desc limit 1), (l.anchor ->> 'counter')::numeric),
              'good', r.good, 'kWh', r.k_wh,
              'meter', coalesce((select c.meter from %1$s c where c.machine = l.no and c.meter is not null and c.quality <> 'bad'
                order by c.at desc, c.seq desc limit 1), (l.anchor ->> 'meter')::numeric),
              'meterOffset', case when exists (select from %1$s c where c.machine = l.no and c.meter is not null and c.quality <> 'bad')
                then (select c.meter_offset from %1$s c where c.machine = l.no and c.meter is not null and c.quality <> 'bad'
                  order by c.at desc, c.seq desc limit 1) else (l.anchor ->> 'meterOffset')::numeric end,
              'quality', r.quality, 'counterReset', r.counter_reset, 'meterReset', r.meter_reset, 'fault', r.fault,
              'reportEverySeconds', r.report_every)
            from (select distinct on (machine) * from %1$s order by machine, at desc, seq desc) r
            where r.machine = l.no and (l.anchor is null or (l.anchor ->> 'at')::timestamptz < r.at)
            """
                .formatted(table(slot)))
        .update();
  }

  private void empty(int slot) {
    db.sql("set local lock_timeout = '2s'").update();
    db.sql("truncate " + table(slot)).update();
  }

  private static String table(int slot) {
    return "machine_reading_%02d".formatted(slot);
  }

  /** A day that can be closed. */
  public record DueDay(MachineId machine, MachineDay day) {}

  /** The next day of each machine that can be closed by now, at most as many as asked. */
  public List<DueDay> due(Instant now, int most) {
    List<DueDay> all = new ArrayList<>();
    db.sql(
            """
            select m.stream, m.part, m.ideal_seconds_per_part, m.report_every_seconds, m.closed_until,
              (select min(starts) from machine_interval i where i.stream = m.stream and i.state <> 'unknown') as first
              from machines m where exists (select from machine_live l where l.stream = m.stream and l.last is not null)
               and (m.closed_until is null or m.closed_until < ?) order by m.closed_until nulls first, m.stream limit ?
            """)
        .param(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1))
        .param(most)
        .query(
            (row, _) ->
                new Open(
                    MachineId.of(row.getString("stream")),
                    row.getString("part"),
                    row.getBigDecimal("ideal_seconds_per_part"),
                    row.getInt("report_every_seconds"),
                    row.getObject("closed_until", LocalDate.class),
                    ReadingTables.instantOrNull(row, "first")))
        .list()
        .forEach(
            it -> {
              DueDay day = due(it, now);
              if (day != null) all.add(day);
            });
    return all;
  }

  private record Open(
      MachineId machine,
      @Nullable String part,
      @Nullable BigDecimal idealSecondsPerPart,
      int reportEverySeconds,
      @Nullable LocalDate closedUntil,
      @Nullable Instant first) {}

  private @Nullable DueDay due(Open it, Instant now) {
    if (it.first == null) return null;
    ZoneId zone = MachineTimes.zone(db, it.machine.owner(), it.machine.site());
    LocalDate day =
        it.closedUntil == null ? LocalDate.ofInstant(it.first, zone) : it.closedUntil.plusDays(1);
    var asked = new Asked(it.machine, it.idealSecondsPerPart);
    List<Timed> timed = MachineTimes.ofReadings(db, it.machine.owner(), asked, day, now);
    List<MachineShift> shifts = new ArrayList<>();
    for (Timed at : timed) {
      Stretch stretch = at.stretch();
      if (stretch != null) shifts.add(stretch.times());
    }
    if (shifts.isEmpty()) return null;
    Instant from = shifts.stream().map(MachineShift::from).min(Instant::compareTo).orElseThrow();
    Instant until = shifts.stream().map(MachineShift::until).max(Instant::compareTo).orElseThrow();
    // A reading just after the day can still end a silence that began in it.
    Instant settled = until.plus(ReadingDoor.LATE).plusSeconds(4L * it.reportEverySeconds);
    if (!settled.isBefore(now)) return null;
    return new DueDay(it.machine, day(it, day, shifts, from, until));
  }

  private MachineDay day(
      Open it, LocalDate day, List<MachineShift> shifts, Instant from, Instant until) {
    DayEnergy energy = new QuartersOfDay(db, it.machine).of(from, until);
    return db.sql(
            """
            select count(*) as intervals, encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', extract(epoch from starts),
              extract(epoch from ends), state, uncertain, coalesce(trim_scale(parts)::text, '-'), coalesce(trim_scale(good)::text, '-'),
              coalesce(trim_scale(k_wh)::text, '-')), E'\\n' order by starts), ''), 'UTF8')), 'hex') as sum
              from machine_interval where stream = ? and starts < ? and ends > ?
            """)
        .param(it.machine.stream())
        .param(ReadingTables.sql(until))
        .param(ReadingTables.sql(from))
        .query(
            (row, _) ->
                new MachineDay(
                    day,
                    shifts,
                    it.part,
                    it.idealSecondsPerPart,
                    row.getInt("intervals"),
                    row.getString("sum"),
                    energy))
        .single();
  }
}
