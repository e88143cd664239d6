package weft.api.problem;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import weft.language.Text;

/** 503 with Retry-After: the hub cannot do it now, and the same request sent again is right. */
public final class Unavailable {
  /** Seconds; a database that is killed is back by then. */
  static final String RETRY_AFTER = "5";

  private static final Text NOTHING_CHANGED =
      new Text(
          "The hub cannot take this right now; nothing was changed. Try again in a moment.",
          "平台暂时无法处理，未作更改，请稍后再试。");
  private static final Text UNKNOWN =
      new Text(
          "The hub's database does not answer right now. Send the same again in a moment, with the"
              + " same key or reference: it takes effect once.",
          "平台数据库暂时无应答。请稍后以相同的键或参考号重新发送，只会生效一次。");

  private Unavailable() {}

  /** Where nothing has happened for sure. */
  public static ResponseEntity<Problem> nothingChanged() {
    return answer(NOTHING_CHANGED);
  }

  /** Where it may have happened, without an answer to tell. */
  public static ResponseEntity<Problem> unknown() {
    return answer(UNKNOWN);
  }

  private static ResponseEntity<Problem> answer(Text text) {
    return ResponseEntity.status(SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(SERVICE_UNAVAILABLE, "unavailable", text));
  }
}
