package weft.projections.rows;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row's columns in the selected order, each once. Finding a column by name costs more than
 * reading it, which matters in lists of many columns.
 */
public final class InOrder {
  private final ResultSet row;
  private int column;

  public InOrder(ResultSet row) {
    this.row = row;
  }

  public String text() throws SQLException {
    return requireNonNull(row.getString(++column));
  }

  public @Nullable String textOrNull() throws SQLException {
    return row.getString(++column);
  }

  public long number() throws SQLException {
    return row.getLong(++column);
  }

  public @Nullable Integer numberOrNull() throws SQLException {
    int number = row.getInt(++column);
    return row.wasNull() ? null : number;
  }

  public boolean yes() throws SQLException {
    return row.getBoolean(++column);
  }

  public BigDecimal decimal() throws SQLException {
    return requireNonNull(row.getBigDecimal(++column));
  }

  public @Nullable BigDecimal decimalOrNull() throws SQLException {
    return row.getBigDecimal(++column);
  }

  public LocalDate day() throws SQLException {
    return requireNonNull(dayOrNull());
  }

  public @Nullable LocalDate dayOrNull() throws SQLException {
    return row.getObject(++column, LocalDate.class);
  }

  public @Nullable LocalTime timeOrNull() throws SQLException {
    return row.getObject(++column, LocalTime.class);
  }

  public @Nullable Instant instantOrNull() throws SQLException {
    OffsetDateTime at = row.getObject(++column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
