package weft.projections.rows;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads a table's rows as records whose components are the columns, as {@link Columns} wrote them.
 * The query must select {@link #columns}.
 *
 * @param <R> the record
 */
public final class RecordRows<R extends Record> implements RowMapper<R> {
  private final String[] names;
  private final ColumnType[] types;
  private final Constructor<R> constructor;

  private RecordRows(Class<R> row) throws NoSuchMethodException {
    RecordComponent[] components = row.getRecordComponents();
    names =
        Arrays.stream(components).map(it -> RowJson.column(it.getName())).toArray(String[]::new);
    types =
        Arrays.stream(components)
            .map(it -> ColumnType.of(it.getGenericType()))
            .toArray(ColumnType[]::new);
    constructor =
        row.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
  }

  public static <R extends Record> RecordRows<R> of(Class<R> row) {
    try {
      return new RecordRows<>(row);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The columns to select from the table of this name or alias. */
  public String columns(String table) {
    return Arrays.stream(names).map(it -> table + "." + it).collect(Collectors.joining(", "));
  }

  /** The columns to select from table {@code t} for a list. */
  String columns(@Nullable ListColumns heads) {
    return heads == null
        ? columns("t")
        : Arrays.stream(names).map(heads::column).collect(Collectors.joining(", "));
  }

  @Override
  public R mapRow(ResultSet row, int number) throws SQLException {
    return from(row, 1);
  }

  /** How many columns a row has. */
  public int width() {
    return types.length;
  }

  /** The row whose columns begin at this one. */
  public R from(ResultSet row, int first) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) values[i] = types[i].reading().of(row, first + i);
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new SQLException("Not a row of " + constructor.getDeclaringClass(), e);
    }
  }
}
