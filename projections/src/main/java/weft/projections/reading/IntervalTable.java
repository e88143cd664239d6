package weft.projections.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.reading.MachineInterval;

/** Table {@code machine_interval}: the intervals into which readings were folded. */
final class IntervalTable {
  private final JdbcClient db;

  IntervalTable(JdbcClient db) {
    this.db = db;
  }

  static MachineInterval interval(ResultSet row) throws SQLException {
    return new MachineInterval(
        ReadingTables.instant(row, "starts"),
        ReadingTables.instant(row, "ends"),
        ReadingTables.state(row, "state"),
        row.getBoolean("uncertain"),
        row.getBigDecimal("parts"),
        row.getBigDecimal("good"),
        row.getBigDecimal("k_wh"));
  }

  void delete(String stream, Instant from, Instant until) {
    db.sql("delete from machine_interval where stream = ? and starts >= ? and starts < ?")
        .param(stream)
        .param(ReadingTables.sql(from))
        .param(ReadingTables.sql(until))
        .update();
  }

  record IntervalRow(String stream, String owner, MachineInterval interval) {}

  void put(List<IntervalRow> rows) {
    if (rows.isEmpty()) return;
    List<IntervalJson> json =
        rows.stream()
            .map(
                it ->
                    new IntervalJson(
                        it.stream,
                        it.owner,
                        it.interval.from(),
                        it.interval.until(),
                        ReadingTables.code(it.interval.state()),
                        it.interval.uncertain(),
                        ReadingTables.text(it.interval.parts()),
                        ReadingTables.text(it.interval.good()),
                        ReadingTables.text(it.interval.kWh())))
            .toList();
    db.sql(
            """
            insert into machine_interval (stream, owner, starts, ends, state, uncertain, parts, good, k_wh)
            select stream, owner, starts, ends, state, uncertain, parts, good, energy
              from jsonb_to_recordset(?::jsonb) as t(stream text, owner text, starts timestamptz, ends timestamptz, state text,
                uncertain boolean, parts numeric, good numeric, energy numeric)
            on conflict (stream, starts) do update
              set ends = excluded.ends, parts = excluded.parts, good = excluded.good, k_wh = excluded.k_wh
            """)
        .param(ReadingTables.JSON.writeValueAsString(json))
        .update();
  }

  private record IntervalJson(
      String stream,
      String owner,
      Instant starts,
      Instant ends,
      String state,
      boolean uncertain,
      @Nullable String parts,
      @Nullable String good,
      @Nullable String energy) {}
}
