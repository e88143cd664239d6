package weft.projections.reading;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.machine.MachineState;
import weft.projections.rows.Moment;

/** The stops of a machine, with the causes that people stated. */
public final class MachineStopCauses {
  private MachineStopCauses() {}

  /** A stop; its cause is null before somebody states one. */
  public record StatedStop(
      int n, MachineState state, Instant from, @Nullable Instant until, @Nullable String cause) {}

  /** The stops that began within a period, of the reader's own machine. */
  public static List<StatedStop> of(
      JdbcClient db, Moment moment, String stream, Instant from, Instant until) {
    Map<String, Object> params = new HashMap<>();
    params.put("stream", stream);
    params.put("from", ReadingTables.sql(from));
    params.put("until", ReadingTables.sql(until));
    if (moment.position() != null) params.put("position", moment.position());
    String rows =
        moment.of("machine_stops", "stream, owner, n, state, begun, until, cause, withdrawn");
    return db.sql(
            "select * from %s t where t.stream = :stream and t.begun >= :from and t.begun < :until and not t.withdrawn order by t.begun"
                .formatted(rows))
        .params(params)
        .query(
            (row, _) ->
                new StatedStop(
                    row.getInt("n"),
                    ReadingTables.state(row, "state"),
                    ReadingTables.instant(row, "begun"),
                    ReadingTables.instantOrNull(row, "until"),
                    row.getString("cause")))
        .list();
  }
}
