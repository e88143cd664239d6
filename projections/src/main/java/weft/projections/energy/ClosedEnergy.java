package weft.projections.energy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.energy.cost.QuarterLoad;
import weft.projections.energy.EnergyQuarters.MachineUse;
import weft.projections.energy.EnergyQuarters.Measured;
import weft.projections.rows.Moment;

/**
 * Energy of a past moment, from the days of machines that were closed by then. It is the same for
 * ever, whatever readings come later.
 *
 * @param meters how many measured something in the period
 * @param unknown the times whose energy was not final, or is not kept, in no order
 */
public record ClosedEnergy(List<Measured> quarters, int meters, List<Unknown> unknown) {
  private static final String DAYS = "stream, item, owner, site, code, day, shifts, energy";

  /**
   * A time in which the energy of a machine is not known.
   *
   * @param until null: without end
   */
  public record Unknown(Instant from, @Nullable Instant until) {}

  /** Whether the energy of all of a period is known. */
  public boolean knows(Instant from, Instant until) {
    return unknown.stream()
        .noneMatch(
            it -> it.from().isBefore(until) && (it.until() == null || from.isBefore(it.until())));
  }

  /**
   * Reads the energy of a site, or of one of its machines, as its owner.
   *
   * @param machine the owner's code; null for all machines of the site
   * @param moment a past one
   */
  public static ClosedEnergy of(
      JdbcClient db,
      Moment moment,
      String owner,
      String site,
      @Nullable String machine,
      Instant from,
      Instant until) {
    Map<String, Object> params = params(moment, owner, site, machine, from, until);
    String ofMachine = machine == null ? "" : " and d.code = :machine";
    List<Measured> quarters =
        db.sql(
                """
                select q.starts, sum(q.kwh) as kwh, sum(q.seconds) as seconds, count(*) as meters from (
                  select (d.energy ->> 'from')::timestamptz + (n.n - 1) * interval '15 min' as starts, n.kwh::numeric as kwh,
                    n.seconds::int as seconds
                  from %s d cross join lateral jsonb_array_elements(d.energy -> 'meters') m
                  cross join lateral rows from (jsonb_array_elements_text(m -> 'k_wh'), jsonb_array_elements_text(m -> 'seconds'))
                    with ordinality as n(kwh, seconds, n)
                  where d.owner = :owner and d.site = :site and d.day between :first and :last%s and n.kwh is not null) q
                where q.starts >= :from and q.starts < :until group by q.starts order by q.starts
                """
                    .formatted(moment.of("machine_days", DAYS), ofMachine))
            .params(params)
            .query(
                (row, _) ->
                    new Measured(
                        new QuarterLoad(
                            instant(row, "starts"), row.getBigDecimal("kwh").stripTrailingZeros()),
                        row.getLong("seconds"),
                        row.getInt("meters")))
            .list();
    int meters =
        db.sql(
                """
                select count(distinct (d.stream, m ->> 'meter')) from %s d cross join lateral jsonb_array_elements(d.energy -> 'meters') m
                where d.owner = :owner and d.site = :site and d.day between :first and :last%s
                  and (d.energy ->> 'from')::timestamptz < :until and (d.energy ->> 'until')::timestamptz > :from
                """
                    .formatted(moment.of("machine_days", DAYS), ofMachine))
            .params(params)
            .query(Integer.class)
            .single();
    return new ClosedEnergy(quarters, meters, unknown(db, moment, params, ofMachine));
  }

  /** A closed day of a machine; a machine without one has a row without a day. */
  private record Closed(
      String stream,
      @Nullable LocalDate closedUntil,
      Instant first,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean kept) {}

  private static List<Unknown> unknown(
      JdbcClient db, Moment moment, Map<String, Object> params, String ofMachine) {
    List<Unknown> unknown = new ArrayList<>();
    List<Closed> days =
        db.sql(
                """
                select t.stream, t.closed_until, f.first, c.energy is not null as kept,
                  coalesce((c.energy ->> 'from')::timestamptz, s.begin) as begin, coalesce((c.energy ->> 'until')::timestamptz, s.until) as until
                from %s t
                cross join lateral (select min(i.starts) as first from machine_interval i where i.stream = t.stream) f
                left join %s c on c.stream = t.stream and c.day between :first and :last
                left join lateral (select min((e ->> 'from')::timestamptz) as begin, max((e ->> 'until')::timestamptz) as until
                  from jsonb_array_elements(c.shifts) e) s on true
                where t.owner = :owner and t.site = :site and f.first is not null%s
                order by t.stream, c.day
                """
                    .formatted(
                        moment.of("machines", "stream, owner, site, code, closed_until"),
                        moment.of("machine_days", DAYS),
                        ofMachine.replace("d.", "t.")))
            .params(params)
            .query(
                (row, _) ->
                    new Closed(
                        row.getString("stream"),
                        row.getObject("closed_until", LocalDate.class),
                        instant(row, "first"),
                        instantOrNull(row, "begin"),
                        instantOrNull(row, "until"),
                        row.getBoolean("kept")))
            .list();
    for (int i = 0; i < days.size(); i++) {
      Closed it = days.get(i);
      Closed next =
          i + 1 < days.size() && days.get(i + 1).stream().equals(it.stream())
              ? days.get(i + 1)
              : null;
      LocalDate last = (LocalDate) params.get("last");
      boolean later = it.closedUntil() != null && it.closedUntil().isAfter(last);
      if (it.from() == null || it.until() == null) { // no day within the period was closed
        if (!later) unknown.add(new Unknown(it.first(), null));
        continue;
      }
      if (!it.kept()) unknown.add(new Unknown(it.from(), it.until()));
      if (next == null) {
        if (!later) unknown.add(new Unknown(it.until(), null));
      } else if (next.from() != null && it.until().isBefore(next.from()))
        unknown.add(new Unknown(it.until(), next.from()));
    }
    return List.copyOf(unknown);
  }

  /** Energy, running time and parts of a machine by its closed days. */
  public static List<MachineUse> days(
      JdbcClient db,
      Moment moment,
      String owner,
      String site,
      String machine,
      Instant from,
      Instant until) {
    return db.sql(
            """
            select d.day, sum(s.k_wh) as kwh, sum(s.running_seconds) as seconds, sum(s.parts) as parts
            from %s d cross join lateral jsonb_to_recordset(d.shifts) as s("from" timestamptz, until timestamptz, running_seconds numeric,
              parts numeric, k_wh numeric)
            where d.owner = :owner and d.site = :site and d.code = :machine and d.day between :first and :last
            group by d.day having sum(s.k_wh) is not null and min(s."from") >= :from and max(s.until) <= :until order by d.day
            """
                .formatted(moment.of("machine_days", DAYS)))
        .params(params(moment, owner, site, machine, from, until))
        .query(
            (row, _) ->
                new MachineUse(
                    row.getObject("day", LocalDate.class),
                    row.getBigDecimal("kwh"),
                    row.getBigDecimal("seconds"),
                    row.getBigDecimal("parts")))
        .list();
  }

  /** The parts of a period that consists of whole shifts of closed days; null for any other. */
  public static @Nullable BigDecimal parts(
      JdbcClient db,
      Moment moment,
      String owner,
      String site,
      String machine,
      Instant from,
      Instant until) {
    return db.sql(
            """
            select case when sum(extract(epoch from s.until - s."from")) = extract(epoch from :until::timestamptz - :from::timestamptz)
              then sum(s.parts) end as parts
            from %s d cross join lateral jsonb_to_recordset(d.shifts) as s("from" timestamptz, until timestamptz, parts numeric)
            where d.owner = :owner and d.site = :site and d.code = :machine and d.day between :first and :last
              and s."from" >= :from and s.until <= :until
            """
                .formatted(moment.of("machine_days", DAYS)))
        .params(params(moment, owner, site, machine, from, until))
        .query((row, _) -> Optional.ofNullable(row.getBigDecimal("parts")))
        .single()
        .orElse(null);
  }

  private static Map<String, Object> params(
      Moment moment,
      String owner,
      String site,
      @Nullable String machine,
      Instant from,
      Instant until) {
    Map<String, Object> params = EnergyQuarters.params(owner, site, from, until);
    if (moment.position() != null) params.put("position", moment.position());
    if (machine != null) params.put("machine", machine);
    params.put("first", LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(3));
    params.put("last", LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(2));
    return params;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
