package weft.projections.rows;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The columns of rows on their way to PostgreSQL. A record's components are its columns, so both
 * are said once. A batch travels as one array for each column, which costs PostgreSQL half of what
 * it takes to spread the same rows from one JSON document.
 *
 * @param <T> a row
 */
public final class Columns<T> {
  /** Which PostgreSQL takes in well within the time that it gives a transaction. */
  private static final int AT_ONCE = 10_000;

  private static final int MANY = 1_000;

  /** Begins the time anew that the transaction is given, where it is given one. */
  private static final String TIME_ANEW =
      """
      select set_config('transaction_timeout', '0', true), set_config('transaction_timeout', given, true)
      from current_setting('transaction_timeout') given
      """;

  private final List<Column<T>> columns;

  private Columns(List<Column<T>> columns) {
    this.columns = columns;
  }

  private record Column<T>(String name, String type, Function<T, @Nullable String> text) {}

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

  /** Those of the table of versions that are over. */
  public Columns<Versioned.Past<T>> past() {
    var past = new ArrayList<Column<Versioned.Past<T>>>();
    for (Column<T> it : columns)
      past.add(new Column<>(it.name(), it.type(), version -> it.text().apply(version.row())));
    past.add(new Column<>("until_position", "bigint", it -> Long.toString(it.untilPosition())));
    return new Columns<>(past);
  }

  /** Some of them, such as a key. */
  public Columns<T> only(String... names) {
    var some = List.of(names);
    return new Columns<>(columns.stream().filter(it -> some.contains(it.name())).toList());
  }

  /** Separated by commas. */
  public String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** A query of the rows that {@link #write} is given, in the columns' order. */
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
   * Runs a statement that has {@link #rows} in it; not where there are none. Many rows go in parts,
   * and each part has the time of a whole transaction: that is short, for a hub that stalls.
   */
  public void write(JdbcClient db, String sql, List<T> rows) {
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      var part = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
      if (part.size() >= MANY) db.sql(TIME_ANEW).query().singleRow();
      var arrays = columns.stream().map(it -> (Object) array(it, part)).toList();
      db.sql(sql).params(arrays).update();
    }
  }

  private static <T> @Nullable String[] array(Column<T> column, List<T> rows) {
    var array = new @Nullable String[rows.size()];
    int i = 0;
    for (T row : rows) array[i++] = column.text().apply(row);
    return array;
  }
}
