package weft.api.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import weft.language.Text;

/** The sentences of problems that no domain rule raised. */
final class ProblemTexts {
  static final Text IF_MATCH =
      new Text(
          "Send If-Match with the version you have seen, so that nobody's change is overwritten.",
          "请在 If-Match 中携带您所见的版本，以免覆盖他人的修改。");
  static final Text INVALID = new Text("The request has faults.", "请求内容有误。");
  static final Text INVALID_FIELD = new Text("This value is not valid.", "该值无效。");
  static final Text UNREADABLE =
      new Text("The body is not the JSON that was expected.", "请求体不是预期的 JSON。");

  private ProblemTexts() {}

  static Text noJson(int line, int column) {
    return new Text(
        "Not valid JSON from line " + line + ", column " + column + " on.",
        "自第 " + line + " 行第 " + column + " 列起不是 JSON。");
  }

  static Text header(String name) {
    return new Text("The header " + name + " is required.", "缺少请求头 " + name + "。");
  }

  static Text parameter(String name) {
    return new Text(
        "The parameter " + name + " has a value that cannot be read.", "参数 " + name + " 的值无法识别。");
  }

  static Text parameter(String name, int least, int most) {
    return new Text(
        "The parameter " + name + " may be " + least + " to " + most + ".",
        "参数 " + name + " 应为 " + least + " 至 " + most + "。");
  }

  static String code(HttpStatus status) {
    return switch (status) {
      case INTERNAL_SERVER_ERROR -> "unexpected";
      default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  static Text of(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> new Text("There is nothing here that you can see.", "此处没有您可见的内容。");
      case METHOD_NOT_ALLOWED -> new Text("This method is not allowed here.", "此处不支持该方法。");
      case NOT_ACCEPTABLE ->
          new Text("The answer cannot be given in a form you accept.", "无法以您接受的格式应答。");
      case CONTENT_TOO_LARGE -> new Text("The body is too large.", "请求体过大。");
      case UNSUPPORTED_MEDIA_TYPE ->
          new Text("A body of this type is not accepted here.", "此处不接受该类型的内容。");
      case BAD_REQUEST -> new Text("The request cannot be understood.", "无法理解该请求。");
      case REQUEST_TIMEOUT -> new Text("The body did not arrive in time.", "请求体未能及时送达。");
      case SERVICE_UNAVAILABLE ->
          new Text("The hub cannot answer just now; try again soon.", "平台暂时无法应答，请稍后重试。");
      case INTERNAL_SERVER_ERROR ->
          new Text(
              "Something went wrong on our side; with the trace id we can find the cause.",
              "平台发生错误；我们可凭跟踪号查明原因。");
      default -> new Text(status.getReasonPhrase() + ".", "请求未被接受（" + status.value() + "）。");
    };
  }
}
