package weft.projections.reading;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.reading.EnergyQuarter;

/** Table {@code energy_quarter}: the energy of machines by quarter hours. */
final class QuarterTable {
  private final JdbcClient db;

  QuarterTable(JdbcClient db) {
    this.db = db;
  }

  /** Energy to add to a quarter hour of a machine. */
  record QuarterRow(
      String owner, String site, String machine, String meter, EnergyQuarter quarter) {}

  void add(List<QuarterRow> rows) {
    if (rows.isEmpty()) return;
    List<QuarterJson> json =
        rows.stream()
            .map(
                it ->
                    new QuarterJson(
                        it.owner,
                        it.site,
                        it.machine,
                        it.meter,
                        it.quarter.from(),
                        it.quarter.kWh().toPlainString(),
                        it.quarter.seconds()))
            .toList();
    db.sql(
            """
            insert into energy_quarter as q (owner, site, machine, meter, starts, kwh, seconds)
            select owner, site, machine, meter, starts, sum(kwh), sum(seconds)
              from jsonb_to_recordset(?::jsonb) as t(owner text, site text, machine text, meter text, starts timestamptz,
                kwh numeric, seconds int)
             group by owner, site, machine, meter, starts order by owner, site, machine, meter, starts
            on conflict (owner, site, machine, meter, starts) do update
              set kwh = q.kwh + excluded.kwh, seconds = q.seconds + excluded.seconds
            """)
        .param(ReadingTables.JSON.writeValueAsString(json))
        .update();
  }

  private record QuarterJson(
      String owner,
      String site,
      String machine,
      String meter,
      Instant starts,
      String kwh,
      int seconds) {}
}
