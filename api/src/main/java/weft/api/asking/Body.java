package weft.api.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.language.Text;

/** Says of a body what is missing in it: JSON may leave out what our records cannot do without. */
public final class Body {
  private static final int MOST = 5_000;

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

  /** The list, not null, without nulls, and of a bearable length. */
  public static <T> List<T> list(@Nullable List<@Nullable T> values, String pointer) {
    List<@Nullable T> given = required(values, pointer);
    if (given.size() > MOST)
      throw faulty(
          "too-many",
          pointer,
          new Text("At most " + MOST + " entries at once.", "一次最多 " + MOST + " 条。"));
    for (int i = 0; i < given.size(); i++) {
      var _ = required(given.get(i), pointer + "/" + i);
    }
    return given.stream().map(it -> required(it, pointer)).toList();
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
