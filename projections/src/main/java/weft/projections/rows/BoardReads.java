package weft.projections.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/**
 * Reads a board's rows inside a party's scope: the query names whose they are, and row security
 * does again.
 */
public final class BoardReads<R extends Record & Board.Row<R>> {
  private final Board<R> board;
  private final RecordRows<R> rows;
  private final String names;

  BoardReads(Board<R> board) {
    this.board = board;
    rows = RecordRows.of(board.row());
    names = Columns.of(board.row()).names();
  }

  /**
   * What a list is narrowed to; null does not narrow.
   *
   * @param condition on {@code t}'s columns with {@code :name} in it
   */
  public record Filter(String condition, String name, @Nullable Object value) {
    /** A column that has the value. */
    public static Filter is(String column, @Nullable Object value) {
      return new Filter("t." + column + " = :" + column, column, value);
    }
  }

  /** At most {@code limit} rows in the order of their keys, after a key. */
  public List<R> list(
      JdbcClient db,
      PartyScope scope,
      List<Filter> filters,
      List<String> after,
      Moment moment,
      int limit) {
    List<Filter> all = new ArrayList<>(filters);
    String key = "t." + String.join(", t.", board.keyColumns());
    if (!after.isEmpty()) {
      all.add(
          new Filter(
              "(%s) > (%s)".formatted(key, after.size() == 1 ? ":after" : ":after, :item"),
              "after",
              after.getFirst()));
      if (after.size() > 1) all.add(new Filter(":item <> ''", "item", after.get(1)));
    }
    return query(db, scope, all, moment, "order by %s limit %d".formatted(key, limit));
  }

  /** All rows of one stream. */
  public List<R> ofStream(JdbcClient db, PartyScope scope, String stream, Moment moment) {
    return query(
        db,
        scope,
        List.of(Filter.is("stream", stream)),
        moment,
        "order by t." + String.join(", t.", board.keyColumns()));
  }

  /** The row of a stream that has only one. */
  public Optional<R> one(JdbcClient db, PartyScope scope, String stream, Moment moment) {
    return ofStream(db, scope, stream, moment).stream().findFirst();
  }

  /** Rows that changed after a position, oldest change first. */
  public List<R> changedSince(JdbcClient db, PartyScope scope, long since, int limit) {
    return query(
        db,
        scope,
        List.of(new Filter("t.from_position > :since", "since", since)),
        Moment.NOW,
        "order by t.from_position limit " + limit);
  }

  private List<R> query(
      JdbcClient db, PartyScope scope, List<Filter> filters, Moment moment, String rest) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    StringBuilder where = new StringBuilder(own(scope));
    for (Filter it : filters) {
      if (it.value() == null) continue;
      where.append(" and ").append(it.condition());
      params.put(it.name(), it.value());
    }
    return db.sql(
            "select %s from %s t where %s %s"
                .formatted(rows.columns("t"), moment.of(board.table(), names), where, rest))
        .params(params)
        .query(rows)
        .list();
  }

  private String own(PartyScope scope) {
    return switch (scope.role()) {
      case BUYER -> "t.buyer = :party";
      case SUPPLIER -> "t.supplier = :party";
      case VIEWER -> "t.owner = :party";
      case AUDITOR, OPERATOR -> ":party <> ''";
    };
  }
}
