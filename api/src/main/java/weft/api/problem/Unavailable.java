package weft.api.problem;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import weft.language.Text;

/**
 * 503 with Retry-After: the hub is temporarily unable to answer, and the caller should retry the
 * same request.
 */
public final class Unavailable {
  /** Seconds; a killed database has restarted by then. */
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

  private static final Text TOO_MANY =
      new Text(
          "Too many of your interchanges are being processed at a time; nothing was changed. Send"
              + " this one again in a moment.",
          "贵公司同时提交的 EDI 文件过多，未作更改，请稍后重新发送。");

  private static final Text TOO_MANY_REQUESTS_TEXT =
      new Text(
          "Too many of your requests at a time; nothing was done. Try again in a moment.",
          "贵公司同时发出的请求过多，未作任何处理，请稍后再试。");

  /** SQLSTATEs with which PostgreSQL ends a transaction or query that took too long. */
  private static final Set<String> ENDED = Set.of("25P03", "25P04", "57014");

  private Unavailable() {}

  /**
   * Whether the database is unreachable, has no connection left, or ended a query that took too
   * long.
   */
  static boolean isAway(@Nullable Throwable thrown) {
    for (var it = thrown; it != null; it = it.getCause())
      if (it instanceof DataAccessResourceFailureException
          || it instanceof TransientDataAccessException
          || it instanceof CannotCreateTransactionException
          || (it instanceof SQLException sql && ENDED.contains(String.valueOf(sql.getSQLState()))))
        return true;
    return false;
  }

  /** Nothing has changed for certain. */
  public static ResponseEntity<Problem> nothingChanged() {
    return answer("unavailable", NOTHING_CHANGED);
  }

  /** Nothing has changed, because the caller's own interchanges take all places. */
  public static ResponseEntity<Problem> tooManyInterchanges() {
    return answer("too-many-interchanges", TOO_MANY);
  }

  /** Nothing has changed, because the caller's own requests take all places. */
  public static ResponseEntity<Problem> tooManyRequests() {
    return ResponseEntity.status(TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(TOO_MANY_REQUESTS, "too-many-requests", TOO_MANY_REQUESTS_TEXT));
  }

  /** The request may have been executed, but the result is unknown. */
  public static ResponseEntity<Problem> unknown() {
    return answer("unavailable", UNKNOWN);
  }

  private static ResponseEntity<Problem> answer(String code, Text text) {
    return ResponseEntity.status(SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(SERVICE_UNAVAILABLE, code, text));
  }
}
