package weft.projections.rows;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes to several tables, sent in their order and in one message: each round trip delays the
 * readers who wait for the rows. Many or long rows travel in messages of their own.
 */
public final class RowWrites {
  private final JdbcClient db;
  private final List<String> statements = new ArrayList<>();
  private final List<Object> arrays = new ArrayList<>();
  private long length;

  public RowWrites(JdbcClient db) {
    this.db = db;
  }

  /**
   * Adds a statement that contains the {@link Columns#rows} of these columns; adds nothing without
   * rows.
   */
  public <T> RowWrites add(Columns<T> columns, String sql, List<T> rows) {
    columns.parts(
        rows,
        part -> {
          if (part.isLarge() || length + part.length() > Columns.LENGTH_AT_ONCE) send();
          if (part.isLarge()) db.sql(Columns.TIME_ANEW).query().singleRow();
          statements.add(sql);
          arrays.addAll(part.arrays());
          length += part.length();
          if (part.isLarge()) send();
        });
    return this;
  }

  /** Sends what was added. */
  public void send() {
    if (statements.isEmpty()) return;
    db.sql(String.join(";\n", statements)).params(arrays).update();
    statements.clear();
    arrays.clear();
    length = 0;
  }
}
