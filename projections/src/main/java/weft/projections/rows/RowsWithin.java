package weft.projections.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first rows of a query, up to a number of bytes, and at least one row. The database sends a
 * few at a time, so that rows of many megabytes are not all in memory before the reading stops.
 * This needs a transaction: without one PostgreSQL sends all rows at once.
 *
 * @param all whether the query has no more rows
 */
public record RowsWithin<R>(List<R> rows, boolean all) {
  private static final int FEW = 8;
  private static final int MANY = 1_000;

  /** The result with rows that were translated or derived from these. */
  public <T> RowsWithin<T> with(List<T> others) {
    return new RowsWithin<>(others, all);
  }

  /** Reads rows while the sum of their {@link RowSize}s is within the limit. */
  public static <R> RowsWithin<R> read(
      JdbcClient.StatementSpec query, RowMapper<R> mapper, long bytes) {
    return query.withFetchSize(FEW).query((ResultSet it) -> read(it, mapper, bytes));
  }

  private static <R> RowsWithin<R> read(ResultSet from, RowMapper<R> mapper, long bytes)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    long weight = 0;
    while (from.next()) {
      R row = mapper.mapRow(from, rows.size());
      weight += RowSize.of(row);
      if (weight > bytes && !rows.isEmpty()) return new RowsWithin<>(rows, false);
      rows.add(row);
      long average = Math.max(1, weight / rows.size());
      from.setFetchSize(Math.clamp((bytes - weight) / average, FEW, MANY));
    }
    return new RowsWithin<>(rows, true);
  }
}
