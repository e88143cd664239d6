package weft.api.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.language.Text;
import weft.party.PartyScope;

/**
 * A position in a list, opaque to clients. It carries a check sum over the list, the party and the
 * side it was given to, so that the hub recognises altered or foreign cursors. It grants no access:
 * the token decides which rows are read.
 *
 * @param list such as {@code call-offs}
 */
public record Cursor(String list, List<String> parts) {
  private static final int SUM_BYTES = 9;

  public static Cursor at(String list, Object... parts) {
    return new Cursor(list, Arrays.stream(parts).map(Object::toString).toList());
  }

  /** The text of the cursor for the caller of that scope. */
  public String text(PartyScope scope) {
    String place = parts.stream().map(Cursor::escaped).collect(Collectors.joining("|"));
    return encode(place.getBytes(StandardCharsets.UTF_8)) + "." + sum(place, scope);
  }

  /**
   * Parses a cursor with {@code count} parts. Returns null where none was given; 400 {@code
   * cursor-invalid} where this list did not give it to this scope.
   */
  public static @Nullable Cursor read(
      @Nullable String text, String list, int count, PartyScope scope) {
    if (text == null || text.isEmpty()) return null;
    try {
      int dot = text.indexOf('.');
      if (dot < 0) throw invalid();
      byte[] place = Base64.getUrlDecoder().decode(text.substring(0, dot));
      String[] parts = new String(place, StandardCharsets.UTF_8).split("\\|", -1);
      var cursor = new Cursor(list, Arrays.stream(parts).map(Cursor::plain).toList());
      if (cursor.parts.size() == count && cursor.text(scope).equals(text)) return cursor;
    } catch (IllegalArgumentException e) {
      // answered below
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

  /** Returns a part as a date in the range of PostgreSQL. */
  public LocalDate date(int part) {
    try {
      var date = LocalDate.parse(parts.get(part));
      if (date.getYear() >= 0 && date.getYear() <= 9999) return date;
    } catch (DateTimeParseException e) {
      // answered below
    }
    throw invalid();
  }

  /** Escapes the separator within a part, as in RFC 6901. */
  private static String escaped(String part) {
    return part.replace("~", "~0").replace("|", "~1");
  }

  private static String plain(String part) {
    return part.replace("~1", "|").replace("~0", "~");
  }

  private String sum(String place, PartyScope scope) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  String.join("|", list, scope.role().name(), scope.party().value(), place)
                      .getBytes(StandardCharsets.UTF_8));
      return encode(Arrays.copyOf(digest, SUM_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** 400 {@code cursor-invalid}. */
  public static RuntimeException invalid() {
    return Problem.of(
            HttpStatus.BAD_REQUEST,
            "cursor-invalid",
            new Text("This cursor does not belong to this list.", "该游标不属于此列表。"))
        .exception();
  }
}
