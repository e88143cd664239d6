package weft.projections.picking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The lines and wrong scans of a stretch of time.
 *
 * @param lines completed ones
 * @param wrongScans of other goods than asked for
 * @param first the first scan in it; null where there was none
 * @param last the last scan in it
 */
public record PickingCounts(
    int lines, int wrongScans, @Nullable Instant first, @Nullable Instant last) {
  private static final String COLUMNS =
      "owner, site, marks, opened_at, last_scan_at, from_position";

  /** A stretch of time, without its end. */
  public record Span(Instant from, Instant until) {}

  /**
   * Counts the party's own pickings at a site, for each stretch in the given order.
   *
   * @param person the code of the one person to count; null: all
   */
  public static List<PickingCounts> of(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      String site,
      List<Span> spans,
      @Nullable String person) {
    if (spans.isEmpty()) return List.of();
    var query =
        db.sql(
                """
                select count(*) filter (where m.complete), count(*) filter (where m.wrong), min(m.at), max(m.at)
                from rows from (unnest(:from::timestamptz[]), unnest(:until::timestamptz[])) with ordinality as s(begins, ends, place)
                  left join (
                    select k.at, k.wrong, k.complete
                    from %s t cross join lateral jsonb_to_recordset(t.marks) as k(at timestamptz, wrong boolean, complete boolean, person text)
                    where t.owner = :party and t.site = :site and t.last_scan_at >= :first::timestamptz
                      and (:person::text is null or k.person = :person)) m on m.at >= s.begins and m.at < s.ends
                group by s.place order by s.place
                """
                    .formatted(moment.of("pickings", COLUMNS)))
            .param("from", spans.stream().map(it -> it.from().toString()).toArray(String[]::new))
            .param("until", spans.stream().map(it -> it.until().toString()).toArray(String[]::new))
            .param(
                "first",
                spans.stream().map(Span::from).min(Instant::compareTo).orElseThrow().toString())
            .param("party", scope.party().value())
            .param("site", site)
            .param("person", person);
    if (moment.position() != null) query = query.param("position", moment.position());
    return query.query((row, _) -> read(row)).list();
  }

  private static PickingCounts read(ResultSet row) throws SQLException {
    return new PickingCounts(row.getInt(1), row.getInt(2), instant(row, 3), instant(row, 4));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
