package weft.projections.credit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.credit.MachineTime;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The closed days of a party's machines in a period. No reading can change them, so that a position
 * gives the same sums for ever. A day of the period that is not closed counts as unknown time of
 * each machine that has any closed day in it, so that a week of data never looks like a quarter.
 *
 * @param machineDays the days of the period, for each such machine
 * @param measured the number of them with measured energy
 * @param kWh the energy of these
 * @param recorded the first and last day of the period that is closed; null without any
 * @param recordedEnergy the first and last closed day with measured energy; null without any
 * @param digest of the days and of the sums of their intervals, in order; null without any day
 */
public record ClosedDays(
    MachineTime time,
    int machineDays,
    int measured,
    BigDecimal kWh,
    @Nullable Span recorded,
    @Nullable Span recordedEnergy,
    @Nullable String digest) {
  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  /** Two days, and those between them. */
  public record Span(LocalDate from, LocalDate until) {}

  /** Reads the days from {@code from} to {@code until}, both included, as their owner. */
  public static ClosedDays of(
      JdbcClient db, PartyScope owner, Moment moment, LocalDate from, LocalDate until) {
    String rows = moment.of("machine_days", "stream, owner, code, day, shifts, sha256");
    var query =
        db.sql(
                """
                select count(distinct (t.stream, t.day)) as days, count(distinct t.stream) as machines,
                  coalesce(sum(s.running), 0) as running, coalesce(sum(s.running + s.idle + s.setup + s.down), 0) as is_on,
                  coalesce(sum(s.running + s.idle + s.setup + s.down + s.off), 0) as known,
                  coalesce(sum(s.running + s.idle + s.setup + s.down + s.off + s.unknown), 0) as whole,
                  count(distinct (t.stream, t.day)) filter (where s.k_wh is not null) as measured, coalesce(sum(s.k_wh), 0) as k_wh,
                  min(t.day) as recorded_from, max(t.day) as recorded_until,
                  min(t.day) filter (where s.k_wh is not null) as energy_from, max(t.day) filter (where s.k_wh is not null) as energy_until,
                  encode(sha256(convert_to(string_agg(distinct t.day || ' ' || t.code || ' ' || t.sha256, E'\\n'), 'UTF8')), 'hex') as digest
                from %s t cross join lateral jsonb_to_recordset(t.shifts) as r(
                  running_seconds numeric, idle_seconds numeric, setup_seconds numeric, down_seconds numeric, off_seconds numeric,
                  unknown_seconds numeric, k_wh numeric)
                cross join lateral (select r.running_seconds as running, r.idle_seconds as idle, r.setup_seconds as setup,
                  r.down_seconds as down, r.off_seconds as off, r.unknown_seconds as unknown, r.k_wh) s
                where t.owner = :party and t.day between :from and :until
                """
                    .formatted(rows))
            .param("party", owner.party().value())
            .param("from", from)
            .param("until", until);
    if (moment.position() != null) query = query.param("position", moment.position());
    return query.query((row, _) -> read(row, ChronoUnit.DAYS.between(from, until) + 1)).single();
  }

  private static ClosedDays read(ResultSet row, long days) throws SQLException {
    int all = Math.toIntExact(Math.multiplyExact(row.getLong("machines"), days));
    var open = BigDecimal.valueOf(all - row.getLong("days")).multiply(SECONDS_OF_DAY);
    return new ClosedDays(
        new MachineTime(
            row.getBigDecimal("running"),
            row.getBigDecimal("is_on"),
            row.getBigDecimal("known"),
            row.getBigDecimal("whole").add(open)),
        all,
        row.getInt("measured"),
        row.getBigDecimal("k_wh"),
        span(row, "recorded"),
        span(row, "energy"),
        row.getString("digest"));
  }

  private static @Nullable Span span(ResultSet row, String of) throws SQLException {
    LocalDate from = row.getObject(of + "_from", LocalDate.class);
    return from == null ? null : new Span(from, row.getObject(of + "_until", LocalDate.class));
  }
}
