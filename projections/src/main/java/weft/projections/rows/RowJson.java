package weft.projections.rows;

import java.util.Collection;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import weft.json.Json;

/**
 * Rows on their way to PostgreSQL: a batch travels as one JSON array and is spread by {@code
 * json_populate_recordset} into the table's own columns, so a row's record, its columns and their
 * order are said once.
 */
public final class RowJson {
  private static final JsonMapper ROWS =
      Json.configure(JsonMapper.builder())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private RowJson() {}

  public static String of(Collection<?> rows) {
    return ROWS.writeValueAsString(rows);
  }

  /** A jsonb column's value. */
  public static String of(Object value) {
    return ROWS.writeValueAsString(value);
  }

  /** Versions that are over, each with its {@code until_position}. */
  public static <R> String ofPast(Collection<Versioned.Past<R>> past) {
    ArrayNode array = ROWS.createArrayNode();
    for (Versioned.Past<R> version : past) {
      ObjectNode row = ROWS.valueToTree(version.row());
      array.add(row.put("until_position", version.untilPosition()));
    }
    return array.toString();
  }

  /** Reads a jsonb column. */
  public static <T> T read(String json, TypeReference<T> type) {
    return ROWS.readValue(json, type);
  }

  /**
   * Reads a jsonb column of many rows; made once, since finding out about a type costs more than a
   * row.
   */
  public static ObjectReader reader(TypeReference<?> type) {
    return ROWS.readerFor(type);
  }

  public static <T> T read(String json, Class<T> type) {
    return ROWS.readValue(json, type);
  }
}
