package weft.projections.beforeafter;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.beforeafter.SiteStock.Held;
import weft.beforeafter.SiteStock.PartUnit;
import weft.measure.Units;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/** The stock of a site that belongs to its holder, as the holder reads it. */
public final class OwnStock {
  private static final String COLUMNS =
      "stream, item, owner, holder, site, part, belongs_to, category, status, quantity, unit,"
          + " from_position";

  private static final String HERE =
      "t.owner = :party and t.holder = :party and t.belongs_to = :party and t.site = :site";

  private OwnStock() {}

  /** Usable stock by part. A part whose stock is blocked or below zero counts as nothing. */
  public static List<Held> of(JdbcClient db, PartyScope owner, Moment moment, String site) {
    Map<PartUnit, Held> all = new HashMap<>();
    var query =
        db.sql(
                """
                select t.part, t.unit,
                  coalesce(sum(t.quantity) filter (where t.status = 'usable' and t.category = 'finished'), 0) as finished,
                  coalesce(sum(t.quantity) filter (where t.status = 'usable' and t.category <> 'finished'), 0) as others
                from %s t where %s group by t.part, t.unit order by t.part, t.unit
                """
                    .formatted(moment.of("stock", COLUMNS), HERE))
            .param("party", owner.party().value())
            .param("site", site);
    if (moment.position() != null) query = query.param("position", moment.position());
    query.query(
        row -> {
          var part = new PartUnit(row.getString("part"), Units.base(row.getString("unit")));
          BigDecimal finished = row.getBigDecimal("finished").max(BigDecimal.ZERO);
          BigDecimal others = row.getBigDecimal("others").max(BigDecimal.ZERO);
          all.merge(part, new Held(part, finished, finished.add(others)), OwnStock::sum);
        });
    return List.copyOf(all.values());
  }

  private static Held sum(Held one, Held other) {
    return new Held(one.part(), one.finished().add(other.finished()), one.all().add(other.all()));
  }

  /** The position of the first event of its stock; null for none up to the moment. */
  public static @Nullable Long first(JdbcClient db, PartyScope owner, Moment moment, String site) {
    Long first =
        db.sql(
                """
                select coalesce(min(least(t.from_position,
                  (select p.from_position from stock_past p where p.stream = t.stream order by p.from_position limit 1))), 0)
                from stock t where %s
                """
                    .formatted(HERE))
            .param("party", owner.party().value())
            .param("site", site)
            .query(Long.class)
            .single();
    boolean later = moment.position() != null && first > moment.position();
    return first == 0 || later ? null : first;
  }
}
