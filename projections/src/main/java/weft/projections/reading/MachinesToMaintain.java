package weft.projections.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.MachineId;

/** The maintenance plans of machines that are not due yet. */
public final class MachinesToMaintain {
  private final JdbcClient db;

  public MachinesToMaintain(JdbcClient db) {
    this.db = db;
  }

  /**
   * A maintenance plan in its current cycle.
   *
   * @param since the day on which the cycle began, at the machine's site
   * @param nextOn the day on which it falls due by days; null where days do not count
   */
  public record Plan(
      MachineId machine,
      String code,
      LocalDate since,
      @Nullable LocalDate nextOn,
      @Nullable BigDecimal everyHours,
      ZoneId zone) {

    /** Whether the stream would find it due, so that it is asked once and not every minute. */
    public boolean isDue(LocalDate today, @Nullable BigDecimal hours) {
      if (nextOn != null && !today.isBefore(nextOn)) return true;
      return everyHours != null && hours != null && hours.compareTo(everyHours) >= 0;
    }
  }

  public List<Plan> plans() {
    return db.sql(
            """
            select m.stream, p.code, p.since, p.next_on, p.every_hours, coalesce(c.time_zone, 'Asia/Shanghai') as zone
              from machines m cross join lateral jsonb_to_recordset(m.maintenance) as p(code text, since date, next_on date,
                every_hours numeric, due_since date)
              left join calendars c on c.owner = m.owner and c.site = m.site
             where p.due_since is null order by m.stream, p.code
            """)
        .query(
            (row, _) ->
                new Plan(
                    MachineId.of(row.getString("stream")),
                    row.getString("code"),
                    row.getObject("since", LocalDate.class),
                    row.getObject("next_on", LocalDate.class),
                    row.getBigDecimal("every_hours"),
                    ZoneId.of(row.getString("zone"))))
        .list();
  }
}
