package weft.projections.rows;

import java.lang.reflect.Type;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import weft.json.Json;

/** Reads and writes jsonb values, and whole rows that come as JSON. */
public final class RowJson {
  private static final JsonMapper ROWS =
      Json.configure(JsonMapper.builder())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  /**
   * A character that PostgreSQL's text and jsonb cannot hold, although partners send it in texts.
   */
  static final char NUL = '\0';

  /** Replaces {@link #NUL}. */
  static final char UNSAYABLE = '\uFFFD';

  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private RowJson() {}

  /** The same JSON without NUL. */
  static String sayable(String json) {
    return json.contains("\\u0000") ? ESCAPED_NUL.matcher(json).replaceAll("$1" + UNSAYABLE) : json;
  }

  /** The value for a jsonb column. */
  public static String of(Object value) {
    return sayable(ROWS.writeValueAsString(value));
  }

  /** The column of a record's component: {@code from_position} for {@code fromPosition}. */
  static String column(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The text that a column holds for an enum's constant. */
  static String name(Object constant) {
    return ROWS.convertValue(constant, String.class);
  }

  static ObjectWriter writer(Type type) {
    return ROWS.writerFor(ROWS.constructType(type));
  }

  static ObjectReader reader(Type type) {
    return ROWS.readerFor(ROWS.constructType(type));
  }

  /** Reads a jsonb value. */
  public static <T> T read(String json, TypeReference<T> type) {
    return ROWS.readValue(json, type);
  }

  /**
   * A reader for a jsonb column of many rows; make it once, because analysing the type costs more
   * than a row.
   */
  public static ObjectReader reader(TypeReference<?> type) {
    return ROWS.readerFor(type);
  }

  public static <T> T read(String json, Class<T> type) {
    return ROWS.readValue(json, type);
  }
}
