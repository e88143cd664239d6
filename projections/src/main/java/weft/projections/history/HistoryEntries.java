package weft.projections.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * Finds events within a party's scope. The query filters by viewer, and row security does so again.
 */
public final class HistoryEntries {
  /** Each event once, for readers who see all. */
  private static final String FIRST = "h.first and :party <> ''";

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

  /** The positions of matching events, oldest first. */
  public static List<Long> positions(
      JdbcClient db, PartyScope scope, Moment moment, Wanted wanted, int limit) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("after", wanted.after());
    params.put("until", wanted.until());
    String own =
        switch (scope.role()) {
          case VIEWER -> "h.viewer = :party";
          case AUDITOR, OPERATOR, BUYER, SUPPLIER -> FIRST;
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
            "select h.position from history_entry h where %s and h.position > :after and h.position <= :until order by h.position limit %d"
                .formatted(where, limit))
        .params(params)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static void and(
      StringBuilder where, Map<String, Object> params, String column, @Nullable String value) {
    if (value == null) return;
    where.append(" and h.%s = :%1$s".formatted(column));
    params.put(column, value);
  }

  /**
   * How many events of one type were found.
   *
   * @param type its name in the store, such as {@code order-placed}
   */
  public record OfType(String type, int count) {}

  /**
   * The counted events.
   *
   * @param items by type, the most frequent first
   * @param tail the position before the newest {@code kept} of them; null if there are no more
   */
  public record Counted(List<OfType> items, @Nullable Long tail) {}

  /** Counts the newest events that a party sees, at most {@code most} of them. */
  public static Counted counts(
      JdbcClient db, PartyScope scope, long after, long until, int most, int kept) {
    String own = scope.role() == PartyScope.Role.VIEWER ? "h.viewer = :party" : FIRST;
    String newest =
        "select h.type, h.position from history_entry h where %s and h.position > :after and h.position <= :until order by h.position desc limit %d"
            .formatted(own, most);
    Map<String, Object> params =
        Map.of("party", scope.party().value(), "after", after, "until", until);
    List<OfType> items =
        db.sql(
                "select n.type, count(*) from (%s) n group by n.type order by 2 desc, 1"
                    .formatted(newest))
            .params(params)
            .query((row, _) -> new OfType(row.getString(1), row.getInt(2)))
            .list();
    Long tail =
        db.sql(
                "select n.position from (%s) n order by 1 desc offset %d limit 1"
                    .formatted(newest, kept))
            .params(params)
            .query(Long.class)
            .optional()
            .orElse(null);
    return new Counted(items, tail);
  }
}
