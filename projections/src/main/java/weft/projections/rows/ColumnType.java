package weft.projections.rows;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Maps a component's value to its column.
 *
 * @param sql the column's type; {@code jsonb} where no other fits
 * @param text the value as PostgreSQL reads it
 */
record ColumnType(String sql, Function<Object, String> text, Reading reading) {

  interface Reading {
    @Nullable Object of(ResultSet row, int column) throws SQLException;
  }

  private static final Map<Type, ColumnType> TYPES =
      Map.ofEntries(
          Map.entry(long.class, plain("bigint", ResultSet::getLong)),
          Map.entry(Long.class, plain("bigint", nullable(ResultSet::getLong))),
          Map.entry(int.class, plain("int", ResultSet::getInt)),
          Map.entry(Integer.class, plain("int", nullable(ResultSet::getInt))),
          Map.entry(boolean.class, plain("boolean", ResultSet::getBoolean)),
          Map.entry(Boolean.class, plain("boolean", nullable(ResultSet::getBoolean))),
          Map.entry(
              String.class,
              new ColumnType(
                  "text",
                  it -> it.toString().replace(RowJson.NUL, RowJson.UNSAYABLE),
                  ResultSet::getString)),
          Map.entry(LocalDate.class, plain("date", of(LocalDate.class))),
          Map.entry(LocalTime.class, plain("time", of(LocalTime.class))),
          Map.entry(LocalDateTime.class, plain("timestamp", of(LocalDateTime.class))),
          Map.entry(Instant.class, plain("timestamptz", ColumnType::instant)),
          Map.entry(Quantity.class, plain("numeric", ColumnType::quantity)));

  static ColumnType of(Type type) {
    var known = TYPES.get(type);
    if (known != null) return known;
    return type instanceof Class<?> it && it.isEnum() ? constant(it) : json(type);
  }

  private static ColumnType plain(String sql, Reading reading) {
    return new ColumnType(sql, Object::toString, reading);
  }

  private static ColumnType constant(Class<?> type) {
    Map<Object, String> names =
        Stream.of(type.getEnumConstants()).collect(Collectors.toMap(it -> it, RowJson::name));
    Map<String, Object> constants =
        names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    return new ColumnType(
        "text",
        it -> names.getOrDefault(it, ""),
        (row, column) -> {
          String name = row.getString(column);
          if (name == null) return null;
          Object constant = constants.get(name);
          if (constant == null) throw new SQLException("Not a " + type + ": " + name);
          return constant;
        });
  }

  private static ColumnType json(Type type) {
    var writer = RowJson.writer(type);
    var reader = RowJson.reader(type);
    return new ColumnType(
        "jsonb",
        it -> RowJson.sayable(writer.writeValueAsString(it)),
        (row, column) -> {
          String json = row.getString(column);
          return json == null ? null : reader.readValue(json);
        });
  }

  private static Reading nullable(Reading reading) {
    return (row, column) -> {
      Object value = reading.of(row, column);
      return row.wasNull() ? null : value;
    };
  }

  private static Reading of(Class<?> type) {
    return (row, column) -> row.getObject(column, type);
  }

  private static @Nullable Object instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Object quantity(ResultSet row, int column) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    return amount == null ? null : new Quantity(amount);
  }
}
