package weft.projections.history;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;
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
    return find(db, scope, moment, wanted, limit, "asc", Boards.ALL);
  }

  /** The matching events, newest first. */
  public static List<Found> findNewest(
      JdbcClient db, PartyScope scope, Moment moment, Wanted wanted, int limit) {
    return find(db, scope, moment, wanted, limit, "desc", Boards.ALL);
  }

  /** Finds events, also those that the views show to a party through another stream. */
  static List<Found> find(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      Wanted wanted,
      int limit,
      String order,
      List<Board<?>> boards) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("after", wanted.after());
    params.put("until", wanted.until());
    StringBuilder where = new StringBuilder(own(scope));
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
            "select h.position, array_agg(distinct h.viewer order by h.viewer) from %s h where %s and h.position > :after and h.position <= :until group by h.position order by h.position %s limit %d"
                .formatted(entries(scope, boards), where, order, limit))
        .params(params)
        .query((row, _) -> new Found(row.getLong(1), readers(row.getArray(2))))
        .list();
  }

  /**
   * The condition for the rows of the scope. Row security leaves an auditor those granted to it;
   * the parties let an index find them.
   */
  private static String own(PartyScope scope) {
    return switch (scope.role()) {
      case VIEWER -> "h.viewer = :party";
      case AUDITOR -> "h.viewer = any((select audited_parties())::text[])";
      case OPERATOR, BUYER, SUPPLIER -> "h.first and :party <> ''";
    };
  }

  private static String entries(PartyScope scope, List<Board<?>> boards) {
    if (scope.role() != PartyScope.Role.VIEWER) return "history_entry";
    List<String> through = boards.stream().flatMap(HistoryEntries::through).toList();
    if (through.isEmpty()) return "history_entry";
    return Stream.concat(Stream.of("history_entry"), through.stream())
        .map(it -> "select viewer, position, stream, type, part from " + it)
        .collect(Collectors.joining(" union all ", "(", ")"));
  }

  private static Stream<String> through(Board<?> board) {
    var through = board.through();
    if (through == null) return Stream.empty();
    String events = ShownThrough.events(board.table());
    if (!through.closesPast()) return Stream.of(events);
    return Stream.of(
        "%s e where exists (select from %s c where c.stream = e.stream and c.item = e.viewer and c.shown)"
            .formatted(events, board.table()));
  }

  /** The positions among these whose events the scope reads. */
  public static Set<Long> seen(JdbcClient db, PartyScope scope, Collection<Long> positions) {
    if (positions.isEmpty()) return Set.of();
    return Set.copyOf(
        db.sql(
                "select distinct h.position from %s h where %s and h.position = any(:positions)"
                    .formatted(entries(scope, Boards.ALL), own(scope)))
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
    String newest =
        "select distinct h.type, h.position from %s h where %s and h.position > :after and h.position <= :until order by h.position desc limit %d"
            .formatted(entries(scope, Boards.ALL), own(scope), most);
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
