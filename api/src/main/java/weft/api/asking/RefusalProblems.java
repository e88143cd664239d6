package weft.api.asking;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import weft.agreement.PartyRefusal;
import weft.api.problem.Problem;
import weft.api.problem.Unavailable;
import weft.api.reading.Ids;
import weft.desk.Busy;
import weft.desk.DeskRefusal;
import weft.desk.IntroductionRefusal;
import weft.event.Refusal;
import weft.event.Refused;
import weft.history.HistoryUnavailable;
import weft.interchange.RerunRefusal;
import weft.language.Text;
import weft.ordering.OrderRefusal;
import weft.scheduling.ScheduleRefusal;

/** Every refusal of the rules as a problem: exhaustive over each context's sealed reasons. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RefusalProblems {
  @ExceptionHandler
  ResponseEntity<Problem> on(Refused it) {
    Problem problem = problem(it.refusal());
    var answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (it.refusal() instanceof DeskRefusal.Stale(_, var current))
      answer.eTag("\"" + current + "\"");
    return answer.body(problem);
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(Busy it) {
    return Unavailable.nothingChanged();
  }

  @ExceptionHandler
  ResponseEntity<Problem> on(HistoryUnavailable it) {
    return it.perhapsRecorded() ? Unavailable.unknown() : Unavailable.nothingChanged();
  }

  /** Why it was refused, to be told. */
  public static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case DeskRefusal it -> desk(it);
      case IntroductionRefusal it -> introduction(it);
      case RerunRefusal it -> rerun(it);
      case ScheduleRefusal it -> schedule(it);
      case OrderRefusal it -> order(it);
      case PartyRefusal.NoSuchPartnership _ -> Ids.nothing();
      default -> throw new IllegalStateException("No problem for " + refusal);
    };
  }

  private static Problem desk(DeskRefusal refusal) {
    return switch (refusal) {
      case DeskRefusal.Stale(var expected, var current) ->
          of(
              PRECONDITION_FAILED,
              "stale",
              "This changed since you looked; look again.",
              "内容在您查看之后已更改，请重新查看。",
              Map.of("expected", expected, "current", current));
      case DeskRefusal.KeyReused(var key) ->
          of(
              UNPROCESSABLE_CONTENT,
              "idempotency-key-reused",
              "This Idempotency-Key was used for another request.",
              "该 Idempotency-Key 已用于另一请求。",
              Map.of("key", key));
    };
  }

  private static Problem rerun(RerunRefusal refusal) {
    return switch (refusal) {
      case RerunRefusal.TookEffect(var number, var outcome) ->
          of(
              CONFLICT,
              "took-effect",
              "Message " + number + " took effect already; it is not applied again.",
              "报文 " + number + " 已经生效，不会再次处理。",
              Map.of("number", number, "outcome", outcome.name().toLowerCase(Locale.ROOT)));
      case RerunRefusal.NotKeptForItsReference() ->
          of(
              CONFLICT,
              "not-kept-for-its-reference",
              "The interchange was not kept for its control reference, or is applied already.",
              "该交换并非因控制参考号而保留，或已处理。",
              Map.of());
      case RerunRefusal.NoSuchMessage(var number) ->
          of(
              NOT_FOUND,
              "no-such-message",
              "The interchange has no message " + number + " that was judged.",
              "该交换中没有已判定的报文 " + number + "。",
              Map.of("number", number));
      case RerunRefusal.NotThisMessage(var expected, var found) ->
          of(
              UNPROCESSABLE_CONTENT,
              "not-this-interchange",
              "The correction is of another interchange: "
                  + expected
                  + " was sent, not "
                  + found
                  + ".",
              "更正的内容属于另一个交换：原为 " + expected + "，而非 " + found + "。",
              Map.of("expected", expected, "found", found));
    };
  }

  private static Problem introduction(IntroductionRefusal refusal) {
    return switch (refusal) {
      case IntroductionRefusal.CharsetUnknown(var charset) ->
          of(
              UNPROCESSABLE_CONTENT,
              "charset-unknown",
              "The hub knows no charset " + charset + ".",
              "平台不认识字符集 " + charset + "。",
              Map.of("charset", charset));
      case IntroductionRefusal.CharsetUnusable(var charset) ->
          of(
              UNPROCESSABLE_CONTENT,
              "charset-unusable",
              "Interchanges cannot be read in " + charset + ": its bytes hide the separators.",
              "无法以字符集 " + charset + " 读取交换：其字节会掩盖分隔符。",
              Map.of("charset", charset));
    };
  }

  private static Problem schedule(ScheduleRefusal refusal) {
    return switch (refusal) {
      case ScheduleRefusal.Superseded(var asked, var current) ->
          of(
              CONFLICT,
              "superseded",
              "Release " + asked + " was replaced by " + current + ".",
              "版本 " + asked + " 已被 " + current + " 取代。",
              Map.of("asked", asked, "current", current));
      case ScheduleRefusal.NothingReleased() -> Ids.nothing();
      case ScheduleRefusal.NoSuchLine(var due, var ordinal) ->
          of(
              UNPROCESSABLE_CONTENT,
              "no-such-line",
              "The release has no line on " + due + ".",
              "该版本在 " + due + " 没有行项目。",
              Map.of("due", due, "ordinal", ordinal));
      case ScheduleRefusal.AnsweredTwice(var due, var ordinal) ->
          of(
              UNPROCESSABLE_CONTENT,
              "answered-twice",
              "The line of " + due + " is answered twice.",
              due + " 的行被重复答复。",
              Map.of("due", due, "ordinal", ordinal));
      case ScheduleRefusal.NothingAnswered() ->
          of(
              UNPROCESSABLE_CONTENT,
              "nothing-answered",
              "The answer names no line.",
              "答复中没有任何行。",
              Map.of());
      case ScheduleRefusal.PromiseNotPositive(var due, var ordinal) ->
          of(
              UNPROCESSABLE_CONTENT,
              "promise-not-positive",
              "A promise for " + due + " is not above zero.",
              due + " 的承诺数量必须大于零。",
              Map.of("due", due, "ordinal", ordinal));
      case ScheduleRefusal.PromiseExceedsCallOff(var due, var ordinal, var asked, var promised) ->
          of(
              UNPROCESSABLE_CONTENT,
              "promise-exceeds-call-off",
              "Called off for " + due + ": " + asked + ", promised: " + promised + ".",
              due + " 要货 " + asked + "，承诺 " + promised + "，超出要货量。",
              Map.of("due", due, "ordinal", ordinal, "asked", asked, "promised", promised));
      case ScheduleRefusal.ReasonMissing(var due, var ordinal) ->
          of(
              UNPROCESSABLE_CONTENT,
              "reason-missing",
              "Say why the promise for " + due + " differs from what was called off.",
              "请说明 " + due + " 的承诺与要货不同的原因。",
              Map.of("due", due, "ordinal", ordinal));
    };
  }

  private static Problem order(OrderRefusal refusal) {
    return switch (refusal) {
      case OrderRefusal.NoSuchOrder() -> Ids.nothing();
      case OrderRefusal.OrderWasCancelled() ->
          of(CONFLICT, "order-cancelled", "The order was cancelled.", "订单已取消。", Map.of());
      case OrderRefusal.NoSuchLine(var line) ->
          of(
              UNPROCESSABLE_CONTENT,
              "no-such-line",
              "The order has no line " + line + ".",
              "订单没有第 " + line + " 行。",
              Map.of("line", line));
      case OrderRefusal.LineAnsweredTwice(var line) ->
          of(
              UNPROCESSABLE_CONTENT,
              "answered-twice",
              "Line " + line + " is answered twice.",
              "第 " + line + " 行被重复答复。",
              Map.of("line", line));
      case OrderRefusal.NothingAnswered() ->
          of(
              UNPROCESSABLE_CONTENT,
              "nothing-answered",
              "The answer names no line.",
              "答复中没有任何行。",
              Map.of());
      case OrderRefusal.LineWasRefused(var line) ->
          of(
              CONFLICT,
              "line-refused",
              "Line " + line + " was refused; the buyer orders anew.",
              "第 " + line + " 行已被拒绝，需由采购方重新下单。",
              Map.of("line", line));
      case OrderRefusal.ReasonMissing(var line) ->
          of(
              UNPROCESSABLE_CONTENT,
              "reason-missing",
              "Say why for line " + line + ".",
              "请说明第 " + line + " 行的原因。",
              Map.of("line", line));
      case OrderRefusal.ProposalEmpty(var line) ->
          of(
              UNPROCESSABLE_CONTENT,
              "proposal-empty",
              "The proposal for line " + line + " needs a date and a quantity above zero.",
              "第 " + line + " 行的提议需要日期和大于零的数量。",
              Map.of("line", line));
      case OrderRefusal.ProposalExceedsOrder(var line, var ordered, var proposed) ->
          of(
              UNPROCESSABLE_CONTENT,
              "proposal-exceeds-order",
              "Line " + line + ": ordered " + ordered + ", proposed " + proposed + ".",
              "第 " + line + " 行订购 " + ordered + "，提议 " + proposed + "，超出订购量。",
              Map.of("line", line, "ordered", ordered, "proposed", proposed));
      case OrderRefusal.NoOpenProposal(var line) ->
          of(
              CONFLICT,
              "no-open-proposal",
              "There is no open proposal for line " + line + ".",
              "第 " + line + " 行没有待决的提议。",
              Map.of("line", line));
    };
  }

  private static Problem of(
      HttpStatus status, String code, String en, String zh, Map<String, Object> params) {
    return Problem.of(status, code, new Text(en, zh)).params(params);
  }
}
