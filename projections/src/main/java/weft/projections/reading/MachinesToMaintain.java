package weft.projections.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.MachineId;

/** The maintenance plans by running hours that are not due yet. */
public final class MachinesToMaintain {
  private final JdbcClient db;

  public MachinesToMaintain(JdbcClient db) {
    this.db = db;
  }

  /**
   * A maintenance plan in its current cycle.
   *
   * @param since the day on which the cycle began, at the machine's site
   */
  public record Plan(
      MachineId machine, String code, LocalDate since, BigDecimal everyHours, ZoneId zone) {

    /**
     * Whether the rules would call it due, so that the hub sends one command and not one a minute.
     */
    public boolean isDue(@Nullable BigDecimal hours) {
      return hours != null && hours.compareTo(everyHours) >= 0;
    }
  }

  public List<Plan> plans() {
    return db.sql(
            """
            select m.stream, p.code, p.since, p.every_hours, coalesce(c.time_zone, 'Asia/Shanghai') as zone
              from machines m cross join lateral jsonb_to_recordset(m.maintenance) as p(code text, since date,
                every_hours numeric, due_since date)
              left join calendars c on c.owner = m.owner and c.site = m.site
             where p.due_since is null and p.every_hours is not null order by m.stream, p.code
            """)
        .query(
            (row, _) ->
                new Plan(
                    MachineId.of(row.getString("stream")),
                    row.getString("code"),
                    row.getObject("since", LocalDate.class),
                    row.getBigDecimal("every_hours"),
                    ZoneId.of(row.getString("zone"))))
        .list();
  }
}
