package weft.projections.picking;

import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/** Counts the open pickings of a site. */
public final class OpenPickings {
  private OpenPickings() {}

  public static long count(JdbcClient db, PartyScope scope, Moment moment, String site) {
    var query =
        db.sql(
                "select count(*) from %s t where t.owner = :party and t.site = :site and t.state = 'open'"
                    .formatted(moment.of("pickings", "owner, site, state, from_position")))
            .param("party", scope.party().value())
            .param("site", site);
    if (moment.position() != null) query = query.param("position", moment.position());
    return query.query(Long.class).single();
  }
}
