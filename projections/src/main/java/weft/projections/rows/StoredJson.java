package weft.projections.rows;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A jsonb column's value on its way out: the table keeps it as the answer says it, so it is neither
 * read nor written anew.
 *
 * @param <T> what the JSON says, for the description
 */
@SuppressWarnings("UnusedTypeParameter") // used by the description
public record StoredJson<T>(@JsonValue @JsonRawValue String json) {
  /** What the table would keep of a value. */
  public static <T> StoredJson<T> of(T value) {
    return new StoredJson<>(RowJson.of(value));
  }
}
