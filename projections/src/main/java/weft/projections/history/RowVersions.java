package weft.projections.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.projections.rows.Board;

/**
 * The versions of one row: the positions at which its current and past table say that it changed.
 * Row security decides which versions a reader finds.
 *
 * @param table the current table; past versions are in the table of the same name with {@code
 *     _past}
 * @param condition SQL for the versions of the row in either table
 * @param params of the condition
 */
public record RowVersions(String table, String condition, Map<String, Object> params) {

  /**
   * The versions of a row of a declared view.
   *
   * @param item null for the row of a stream that has only one, or the owner's
   */
  public static RowVersions of(Board<?> board, String stream, @Nullable String item) {
    if (board.keyColumns().size() == 1)
      return new RowVersions(board.table(), "stream = :stream", Map.of("stream", stream));
    return new RowVersions(
        board.table(),
        "stream = :stream and item = :item",
        Map.of("stream", stream, "item", item == null ? Board.OWN : item));
  }

  public static RowVersions ofOrder(String stream) {
    return new RowVersions(
        "purchase_order",
        "order_no = (select o.order_no from purchase_order o where o.order_id = :stream)",
        Map.of("stream", stream));
  }

  private static final String SCHEDULE =
      "schedule_no = (select s.schedule_no from delivery_schedule s where s.schedule = :stream)";

  public static RowVersions ofSchedule(String stream) {
    return new RowVersions("delivery_schedule", SCHEDULE, Map.of("stream", stream));
  }

  public static RowVersions ofCallOff(String stream, LocalDate due, int ordinal) {
    return new RowVersions(
        "call_off_line",
        SCHEDULE + " and due = :due and ordinal = :ordinal",
        Map.of("stream", stream, "due", due, "ordinal", ordinal));
  }

  /** The newest changes after one position and up to another, newest first. */
  public List<Long> newest(JdbcClient db, long after, long until, int limit) {
    return changes(db, after, until, "desc", limit);
  }

  /** The oldest changes after one position and up to another, oldest first. */
  public List<Long> oldest(JdbcClient db, long after, long until, int limit) {
    return changes(db, after, until, "asc", limit);
  }

  private List<Long> changes(JdbcClient db, long after, long until, String order, int limit) {
    Map<String, Object> all = new HashMap<>(params);
    all.put("after", after);
    all.put("until", until);
    String range = "%1$s and %2$s > :after and %2$s <= :until";
    return db.sql(
            """
            select from_position from %1$s where %3$s
            union select from_position from %1$s_past where %3$s
            union select until_position from %1$s_past where %4$s
            order by 1 %2$s limit %5$d
            """
                .formatted(
                    table,
                    order,
                    range.formatted(condition, "from_position"),
                    range.formatted(condition, "until_position"),
                    limit))
        .params(all)
        .query((row, _) -> row.getLong(1))
        .list();
  }
}
