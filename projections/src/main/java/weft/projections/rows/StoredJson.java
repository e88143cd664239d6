package weft.projections.rows;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A jsonb column's value for the answer: the table stores it in the answer's form, so it is neither
 * parsed nor written anew.
 *
 * @param <T> the type of the JSON, for the API description
 */
@SuppressWarnings("UnusedTypeParameter") // used by the API description
public record StoredJson<T>(@JsonValue @JsonRawValue String json) {
  /** The value as the table would store it. */
  public static <T> StoredJson<T> of(T value) {
    return new StoredJson<>(RowJson.of(value));
  }
}
