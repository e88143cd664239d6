package weft.projections.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/** The faults of machines by how long they lasted within a period, the longest first. */
public final class FaultPareto {
  /** The most codes of an answer; the shares are of all. */
  private static final int MOST = 200;

  private static final int DIGITS = 4;

  private FaultPareto() {}

  /**
   * One code of a fault.
   *
   * @param times how often it occurred, also if it began before the period
   * @param seconds its time within the period; an open fault counts until the end
   * @param share of the seconds of all faults, to four digits; null where all took no time
   */
  public record Entry(String code, int times, Quantity seconds, @Nullable Quantity share) {}

  /**
   * The faults of a period.
   *
   * @param until not in the future, because an open fault counts until then
   * @param site null for all sites
   * @param machine the owner's code; null for all machines
   */
  public static List<Entry> of(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      Instant from,
      Instant until,
      @Nullable String site,
      @Nullable String machine) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("from", from.atOffset(ZoneOffset.UTC));
    params.put("until", until.atOffset(ZoneOffset.UTC));
    StringBuilder where =
        new StringBuilder("t.begun < :until and (t.until is null or t.until > :from)");
    if (scope.role() == PartyScope.Role.VIEWER) where.append(" and t.owner = :party");
    if (site != null) {
      where.append(" and t.site = :site");
      params.put("site", site);
    }
    if (machine != null) {
      where.append(" and t.code = :machine");
      params.put("machine", machine);
    }
    if (moment.position() != null) params.put("position", moment.position());
    String rows = moment.of("machine_faults", "owner, site, code, fault, begun, until");
    return db.sql(
            """
            select f.fault, f.times, f.seconds, sum(f.seconds) over () as whole from (
              select t.fault, count(*) as times,
                sum(extract(epoch from least(coalesce(t.until, :until), :until) - greatest(t.begun, :from))) as seconds
              from %s t where %s group by t.fault
            ) f order by f.seconds desc, f.fault limit %d
            """
                .formatted(rows, where, MOST))
        .params(params)
        .query(
            (row, _) -> {
              BigDecimal seconds = row.getBigDecimal("seconds");
              BigDecimal whole = row.getBigDecimal("whole");
              return new Entry(
                  row.getString("fault"),
                  row.getInt("times"),
                  new Quantity(seconds),
                  whole.signum() == 0
                      ? null
                      : new Quantity(seconds.divide(whole, DIGITS, RoundingMode.HALF_UP)));
            })
        .list();
  }
}
