package weft.projections.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.board.Boards;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.rows.ShownThrough;

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

  /** The positions of matching events, oldest first. */
  public static List<Long> positions(
      JdbcClient db, PartyScope scope, Moment moment, Wanted wanted, int limit) {
    return positions(db, scope, moment, wanted, limit, Boards.ALL);
  }

  /** Those that the views show to a party through another stream are found too. */
  static List<Long> positions(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      Wanted wanted,
      int limit,
      List<Board<?>> boards) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("after", wanted.after());
    params.put("until", wanted.until());
    String own =
        switch (scope.role()) {
          case VIEWER -> "h.viewer = :party";
          case AUDITOR, OPERATOR, BUYER, SUPPLIER -> "h.first and :party <> ''";
        };
    List<String> through =
        boards.stream()
            .filter(it -> it.through() != null && scope.role() == PartyScope.Role.VIEWER)
            .map(it -> ShownThrough.events(it.table()))
            .toList();
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
            "select %s from %s h where %s and h.position > :after and h.position <= :until order by h.position limit %d"
                .formatted(
                    through.isEmpty() ? "h.position" : "distinct h.position",
                    entries(through),
                    where,
                    limit))
        .params(params)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static String entries(List<String> through) {
    if (through.isEmpty()) return "history_entry";
    return Stream.concat(Stream.of("history_entry"), through.stream())
        .map(it -> "select viewer, position, stream, type, part from " + it)
        .collect(Collectors.joining(" union all ", "(", ")"));
  }

  private static void and(
      StringBuilder where, Map<String, Object> params, String column, @Nullable String value) {
    if (value == null) return;
    where.append(" and h.%s = :%1$s".formatted(column));
    params.put(column, value);
  }
}
