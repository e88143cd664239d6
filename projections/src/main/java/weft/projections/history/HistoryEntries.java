package weft.projections.history;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * Finds events within a party's scope. The query filters by viewer, and row security does so again.
 */
public final class HistoryEntries {
  private HistoryEntries() {}

  /**
   * The events to find; null does not narrow.
   *
   * @param after events after this position
   * @param until events up to this position
   */
  public record Wanted(
      @Nullable String stream,
      @Nullable String type,
      @Nullable String part,
      long after,
      long until) {}

  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  /** Also finds streams that use the partner's number, as the agreements translate it. */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String OF_PART =
      """
       and h.part = any(array(
        select :part
        union select a.part from %1$s a where a.supplier = :party and a.supplier_part = :part
        union select a.supplier_part from %1$s a where a.buyer = :party and a.part = :part))\
      """;

  /**
   * A found event.
   *
   * @param readers as whom the scope reads it: the party itself, for an auditor the parties that
   *     granted it a look
   */
  public record Found(long position, List<PartyCode> readers) {}

  /** The matching events, oldest first. */
  public static List<Found> find(
      JdbcClient db, PartyScope scope, Moment moment, Wanted wanted, int limit) {
    return find(db, scope, moment, wanted, limit, "asc");
  }

  /** The matching events, newest first. */
  public static List<Found> findNewest(
      JdbcClient db, PartyScope scope, Moment moment, Wanted wanted, int limit) {
    return find(db, scope, moment, wanted, limit, "desc");
  }

  private static List<Found> find(
      JdbcClient db, PartyScope scope, Moment moment, Wanted wanted, int limit, String order) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("after", wanted.after());
    params.put("until", wanted.until());
    String own =
        switch (scope.role()) {
          case VIEWER -> "h.viewer = :party";
          case AUDITOR -> ":party <> ''"; // row security leaves the rows of those who granted it
          case OPERATOR, BUYER, SUPPLIER -> "h.first and :party <> ''";
        };
    StringBuilder where = new StringBuilder(own);
    and(where, params, "stream", wanted.stream());
    and(where, params, "type", wanted.type());
    if (wanted.part() != null) {
      where.append(
          scope.role() == PartyScope.Role.VIEWER
              ? OF_PART.formatted(moment.of("part_agreements", AGREEMENTS))
              : " and h.part = :part");
      params.put("part", wanted.part());
      if (moment.position() != null) params.put("position", moment.position());
    }
    return db.sql(
            "select h.position, array_agg(h.viewer order by h.viewer) from history_entry h where %s and h.position > :after and h.position <= :until group by h.position order by h.position %s limit %d"
                .formatted(where, order, limit))
        .params(params)
        .query((row, _) -> new Found(row.getLong(1), readers(row.getArray(2))))
        .list();
  }

  /** Those of the positions whose events the scope reads. */
  public static Set<Long> seen(JdbcClient db, PartyScope scope, Collection<Long> positions) {
    if (positions.isEmpty()) return Set.of();
    String own = scope.role() == PartyScope.Role.VIEWER ? "h.viewer = :party" : ":party <> ''";
    return Set.copyOf(
        db.sql(
                "select distinct h.position from history_entry h where %s and h.position = any(:positions)"
                    .formatted(own))
            .param("party", scope.party().value())
            .param("positions", positions.toArray(Long[]::new))
            .query(Long.class)
            .list());
  }

  private static List<PartyCode> readers(Array viewers) throws SQLException {
    return Stream.of((String[]) viewers.getArray()).map(PartyCode::new).toList();
  }

  private static void and(
      StringBuilder where, Map<String, Object> params, String column, @Nullable String value) {
    if (value == null) return;
    where.append(" and h.%s = :%1$s".formatted(column));
    params.put(column, value);
  }
}
