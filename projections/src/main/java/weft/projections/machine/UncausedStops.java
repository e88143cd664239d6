package weft.projections.machine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/** Counts the stops without a stated cause, for each machine of a site. */
public final class UncausedStops {
  private static final String COLUMNS = "owner, site, code, begun, cause, withdrawn";

  private UncausedStops() {}

  /**
   * The number by the machine's code; no entry for none.
   *
   * @param since stops that began earlier are not counted
   */
  public static Map<String, Integer> of(
      JdbcClient db, PartyScope scope, Moment moment, String site, Instant since) {
    var query =
        db.sql(
                """
                select t.code, count(*) from %s t
                where t.owner = :party and t.site = :site and t.cause is null and not t.withdrawn and t.begun >= :since
                group by t.code
                """
                    .formatted(moment.of("machine_stops", COLUMNS)))
            .param("party", scope.party().value())
            .param("site", site)
            .param("since", since.atOffset(ZoneOffset.UTC));
    if (moment.position() != null) query = query.param("position", moment.position());
    Map<String, Integer> counts = new HashMap<>();
    query.query(
        row -> {
          counts.put(row.getString(1), row.getInt(2));
        });
    return counts;
  }
}
