package weft.api.reading;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.language.Text;

/**
 * A place in a list, opaque to clients. It names a place, never a party: whose rows are read the
 * token decides.
 */
public record Cursor(List<String> parts) {

  public static Cursor at(Object... parts) {
    return new Cursor(java.util.Arrays.stream(parts).map(Object::toString).toList());
  }

  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a place with so many parts; null where none was given, 400 {@code cursor-invalid} where
   * it is none of ours.
   */
  public static @Nullable Cursor read(@Nullable String text, int count) {
    if (text == null || text.isEmpty()) return null;
    try {
      var cursor =
          new Cursor(
              List.of(
                  new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                      .split("\\|", -1)));
      if (cursor.parts.size() == count) return cursor;
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw invalid();
  }

  public long number(int part) {
    try {
      return Long.parseLong(parts.get(part));
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  /** A date that PostgreSQL can hold. */
  public LocalDate date(int part) {
    try {
      var date = LocalDate.parse(parts.get(part));
      if (date.getYear() >= 0 && date.getYear() <= 9999) return date;
    } catch (DateTimeParseException e) {
      // said below
    }
    throw invalid();
  }

  static RuntimeException invalid() {
    return Problem.of(
            HttpStatus.BAD_REQUEST,
            "cursor-invalid",
            new Text("This cursor does not belong to this list.", "该游标不属于此列表。"))
        .exception();
  }
}
