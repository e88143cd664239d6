package weft.projections.machine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.calendar.SiteCalendar;
import weft.machine.MachineId;

/**
 * Maintenance whose due day has come, and for which the stream has no event yet.
 *
 * @param today at the machine's site
 */
public record MaintenanceByDays(MachineId machine, String code, LocalDate today) {
  private static final int AT_ONCE = 500;

  /** At most {@value #AT_ONCE}, of all parties; the next look finds the others. */
  public static List<MaintenanceByDays> of(JdbcClient writer, Instant now) {
    return writer
        .sql(
            """
            select m.stream, d.plan ->> 'code', d.today
            from machines m
              left join calendars c on c.owner = m.owner and c.site = m.site
              cross join lateral (
                select p as plan, (:now at time zone coalesce(c.time_zone, :zone))::date as today
                from jsonb_array_elements(m.maintenance) p
              ) d
            where d.plan ->> 'due_since' is null and (d.plan ->> 'next_on')::date <= d.today
            order by m.stream limit %d
            """
                .formatted(AT_ONCE))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("zone", SiteCalendar.UNSTATED.timeZone())
        .query(
            (row, _) ->
                new MaintenanceByDays(
                    MachineId.of(row.getString(1)),
                    row.getString(2),
                    row.getObject(3, LocalDate.class)))
        .list();
  }
}
