package weft.projections.rows;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes records as rows to PostgreSQL; a record's components are its columns. A batch travels as
 * one array for each column, which takes PostgreSQL half the time of reading the same rows from one
 * JSON document.
 *
 * @param <T> a row
 */
public final class Columns<T> {
  /** Rows per statement; PostgreSQL writes this many well within the transaction timeout. */
  private static final int AT_ONCE = 10_000;

  private static final int MANY = 1_000;

  /** Characters of all columns per statement: a row of many megabytes travels alone. */
  static final long LENGTH_AT_ONCE = 2 << 20;

  /** Restarts the transaction timeout if one is set. */
  static final String TIME_ANEW =
      """
      select set_config('transaction_timeout', '0', true), set_config('transaction_timeout', given, true)
      from current_setting('transaction_timeout') given
      """;

  private final List<Column<T>> columns;

  private Columns(List<Column<T>> columns) {
    this.columns = columns;
  }

  record Column<T>(String name, String type, Function<T, @Nullable String> text) {}

  public static <R extends Record> Columns<R> of(Class<R> row) {
    return new Columns<>(Arrays.stream(row.getRecordComponents()).map(Columns::<R>column).toList());
  }

  private static <R extends Record> Column<R> column(RecordComponent component) {
    var type = ColumnType.of(component.getGenericType());
    var accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new Column<>(
        RowJson.column(component.getName()),
        type.sql(),
        row -> {
          try {
            Object value = accessor.invoke(row);
            return value == null ? null : type.text().apply(value);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** The columns of the table of past versions. */
  public Columns<Versioned.Past<T>> past() {
    var past = new ArrayList<Column<Versioned.Past<T>>>();
    for (Column<T> it : columns)
      past.add(new Column<>(it.name(), it.type(), version -> it.text().apply(version.row())));
    past.add(new Column<>("until_position", "bigint", it -> Long.toString(it.untilPosition())));
    return new Columns<>(past);
  }

  /** Some of the columns, such as a key. */
  public Columns<T> only(String... names) {
    var some = List.of(names);
    return new Columns<>(columns.stream().filter(it -> some.contains(it.name())).toList());
  }

  /** The names, separated by commas. */
  public String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** A query of the rows passed to {@link #write}, in the columns' order. */
  public String rows() {
    return columns.stream()
        .map(it -> "r." + it.name() + "::" + it.type())
        .collect(
            Collectors.joining(
                ", ",
                "select ",
                " from unnest(%s) as r(%s)"
                    .formatted(
                        columns.stream().map(_ -> "?::text[]").collect(Collectors.joining(", ")),
                        names())));
  }

  /**
   * Runs a statement that contains {@link #rows}; does nothing without rows. Many or long rows go
   * in parts. Each large part restarts the transaction timeout, which is short because a hub may
   * stall.
   */
  public void write(JdbcClient db, String sql, List<T> rows) {
    new RowWrites(db).add(this, sql, rows).send();
  }

  /** Hands the rows on in parts that each travel in one statement. */
  void parts(List<T> rows, Consumer<Part<T>> each) {
    int from = 0;
    while (from < rows.size()) {
      Part<T> part = new Part<>(columns);
      while (from < rows.size() && part.hasRoom()) part.add(rows.get(from++));
      each.accept(part);
    }
  }

  /** Rows that travel in one statement. */
  static final class Part<T> {
    private final List<Column<T>> columns;
    private final List<List<@Nullable String>> values;
    private int rows;
    private long length;

    Part(List<Column<T>> columns) {
      this.columns = columns;
      this.values =
          columns.stream()
              .<List<@Nullable String>>map(_ -> new ArrayList<@Nullable String>())
              .toList();
    }

    boolean hasRoom() {
      return rows < AT_ONCE && length < LENGTH_AT_ONCE;
    }

    void add(T row) {
      rows++;
      for (int i = 0; i < columns.size(); i++) {
        String text = columns.get(i).text().apply(row);
        values.get(i).add(text);
        if (text != null) length += text.length();
      }
    }

    boolean isLarge() {
      return rows >= MANY || length >= LENGTH_AT_ONCE;
    }

    /** In characters. */
    long length() {
      return length;
    }

    List<Object> arrays() {
      return values.stream().map(it -> (Object) it.toArray(String[]::new)).toList();
    }
  }
}
