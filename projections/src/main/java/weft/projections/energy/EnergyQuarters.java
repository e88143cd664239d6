package weft.projections.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.energy.cost.QuarterLoad;

/** Measured energy of a party, by quarter hours; row security decides whose a reader sees. */
public final class EnergyQuarters {
  private EnergyQuarters() {}

  /**
   * A quarter hour of a machine or site.
   *
   * @param seconds of it within which each meter reported, added up over the meters
   * @param meters that reported in it
   */
  public record Measured(QuarterLoad load, long seconds, int meters) {}

  /** Energy of a site of any company that the reader sees. */
  public record OfSite(String owner, String site, BigDecimal kWh, long seconds, int meters) {}

  /**
   * A day of a machine.
   *
   * @param runningSeconds of its intervals in state running
   * @param parts null where nothing counted any
   */
  public record MachineUse(
      LocalDate day, BigDecimal kWh, BigDecimal runningSeconds, @Nullable BigDecimal parts) {}

  /**
   * The quarter hours of a site, or of one of its machines, in order.
   *
   * @param machine the owner's code; null for all meters of the site
   */
  public static List<Measured> of(
      JdbcClient db,
      String owner,
      String site,
      @Nullable String machine,
      Instant from,
      Instant until) {
    Map<String, Object> params = params(owner, site, from, until);
    if (machine != null) params.put("machine", machine);
    return db.sql(
            """
            select t.starts, sum(t.kwh) as kwh, sum(t.seconds) as seconds, count(*) as meters from energy_quarter t
            where t.owner = :owner and t.site = :site and t.starts >= :from and t.starts < :until%s
            group by t.starts order by t.starts
            """
                .formatted(machine == null ? "" : " and t.machine = :machine"))
        .params(params)
        .query(
            (row, _) ->
                new Measured(
                    new QuarterLoad(
                        row.getObject("starts", java.time.OffsetDateTime.class).toInstant(),
                        row.getBigDecimal("kwh").stripTrailingZeros()),
                    row.getLong("seconds"),
                    row.getInt("meters")))
        .list();
  }

  /** How many meters reported in a period. */
  public static int meters(
      JdbcClient db,
      String owner,
      String site,
      @Nullable String machine,
      Instant from,
      Instant until) {
    Map<String, Object> params = params(owner, site, from, until);
    if (machine != null) params.put("machine", machine);
    return db.sql(
            """
            select count(*) from (select distinct t.machine, t.meter from energy_quarter t
              where t.owner = :owner and t.site = :site and t.starts >= :from and t.starts < :until%s) m
            """
                .formatted(machine == null ? "" : " and t.machine = :machine"))
        .params(params)
        .query(Integer.class)
        .single();
  }

  /** Sums by company and site over companies that granted their energy to the reader. */
  public static List<OfSite> granted(
      JdbcClient db, String reader, @Nullable String owner, Instant from, Instant until) {
    Map<String, Object> params = params(owner == null ? "" : owner, "", from, until);
    params.put("reader", reader);
    return db.sql(
            """
            select t.owner, t.site, sum(t.kwh) as kwh, sum(t.seconds) as seconds, count(distinct (t.machine, t.meter)) as meters
            from energy_quarter t
            where t.owner <> :reader and t.starts >= :from and t.starts < :until and (:owner = '' or t.owner = :owner)
            group by t.owner, t.site order by t.owner, t.site limit 5000
            """)
        .params(params)
        .query(
            (row, _) ->
                new OfSite(
                    row.getString("owner"),
                    row.getString("site"),
                    row.getBigDecimal("kwh"),
                    row.getLong("seconds"),
                    row.getInt("meters")))
        .list();
  }

  /** Energy, running time and parts of a machine by days of the site. */
  public static List<MachineUse> days(
      JdbcClient db,
      String owner,
      String site,
      String machine,
      String stream,
      Instant from,
      Instant until,
      ZoneId zone) {
    Map<String, Object> params = params(owner, site, from, until);
    params.put("machine", machine);
    params.put("stream", stream);
    params.put("zone", zone.getId());
    return db.sql(
            """
            select e.day, e.kwh, coalesce(r.seconds, 0) as seconds, r.parts from (
              select (t.starts at time zone :zone)::date as day, sum(t.kwh) as kwh from energy_quarter t
              where t.owner = :owner and t.site = :site and t.machine = :machine and t.starts >= :from and t.starts < :until
              group by 1) e
            left join (
              select (i.starts at time zone :zone)::date as day,
                sum(extract(epoch from i.ends - i.starts)) filter (where i.state = 'running') as seconds, sum(i.parts) as parts
              from machine_interval i where i.stream = :stream and i.starts >= :from and i.starts < :until
              group by 1) r on r.day = e.day
            order by e.day
            """)
        .params(params)
        .query(
            (row, _) ->
                new MachineUse(
                    row.getObject("day", LocalDate.class),
                    row.getBigDecimal("kwh"),
                    row.getBigDecimal("seconds"),
                    row.getBigDecimal("parts")))
        .list();
  }

  static Map<String, Object> params(String owner, String site, Instant from, Instant until) {
    Map<String, Object> params = new HashMap<>();
    params.put("owner", owner);
    params.put("site", site);
    params.put("from", from.atOffset(ZoneOffset.UTC));
    params.put("until", until.atOffset(ZoneOffset.UTC));
    return params;
  }
}
