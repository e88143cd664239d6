package weft.api.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.language.Text;

/** Says of a body what is missing in it: JSON may leave out what our records cannot do without. */
public final class Body {
  private static final int MOST = 5_000;
  private static final int LONGEST_REASON = 1_000;

  private Body() {}

  /**
   * The value, or 422 {@code value-missing}.
   *
   * @param pointer JSON pointer into the body (RFC 6901)
   */
  public static <T> T required(@Nullable T value, String pointer) {
    if (value != null) return value;
    throw faulty("value-missing", pointer, new Text("This value is required.", "此值为必填。"));
  }

  /**
   * What is made of a list's entries, each with its own pointer; the list is there, has no nulls
   * and is of a bearable length.
   */
  public static <T, R> List<R> list(
      @Nullable List<@Nullable T> values, String pointer, BiFunction<T, String, R> each) {
    List<@Nullable T> given = required(values, pointer);
    if (given.size() > MOST)
      throw faulty(
          "too-many",
          pointer,
          new Text("At most " + MOST + " entries at once.", "一次最多 " + MOST + " 条。"));
    List<R> made = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      String at = pointer + "/" + i;
      made.add(each.apply(required(given.get(i), at), at));
    }
    return List.copyOf(made);
  }

  /** A person's words on why, kept for ever: 1 to 1,000 characters; 422 where there are none. */
  public static String reason(@Nullable String given) {
    String reason = required(given, "/reason").strip();
    if (!reason.isEmpty() && reason.length() <= LONGEST_REASON && reason.indexOf(0) < 0)
      return reason;
    throw faulty(
        "reason-length",
        "/reason",
        new Text("Say why in 1 to 1,000 characters.", "请用 1 至 1000 个字符说明原因。"));
  }

  private static RuntimeException faulty(String code, String pointer, Text text) {
    return Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid",
            new Text("The request has faults.", "请求内容有误。"))
        .errors(List.of(new Problem.Fault(pointer, code, text)))
        .exception();
  }
}
