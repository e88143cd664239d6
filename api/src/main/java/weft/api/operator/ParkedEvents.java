package weft.api.operator;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetters;
import weft.history.deadletter.DeadLetters.Filter;
import weft.history.deadletter.DeadLetters.NotNow;
import weft.history.deadletter.DeadLetters.Retried;
import weft.language.Text;

/**
 * Dead letters: events that a view or a reaction failed to process. The operator inspects them,
 * retries them in order, or discards them with a reason. Described in docs/operating.md, not in the
 * API of parties.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/dead-letters")
class ParkedEvents {
  private static final String LIST = "dead-letters";
  private final DeadLetters letters;
  private final ReadContexts readings;

  ParkedEvents(DeadLetters letters, ReadContexts readings) {
    this.letters = letters;
    this.readings = readings;
  }

  /**
   * Lists letters, the longest parked first, without their stack traces.
   *
   * @param stream id for URLs
   * @param discarded false for those that wait, true for those that were discarded
   */
  @GetMapping
  ResponseEntity<Page<DeadLetter>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String stream,
      @RequestParam(required = false) @Nullable Boolean discarded,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    caller.require(Role.OPERATOR);
    int size = ReadContexts.limit(limit);
    ReadContext reading = readings.asViewer(caller, null);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    var filter = new Filter(view, stream == null ? null : Ids.stream(stream), discarded);
    List<DeadLetter> rows = letters.list(filter, place == null ? 0 : place.number(0), size + 1);
    return Page.of(rows, size, DeadLetter::withoutStack, it -> Cursor.at(LIST, it.id()), reading);
  }

  @GetMapping("/{id}")
  DeadLetter get(Caller caller, @PathVariable long id) {
    caller.require(Role.OPERATOR);
    return letters.find(id).orElseThrow(Ids::notFound);
  }

  /** Retries the letter's whole sequence from its first letter until one fails again. */
  @PostMapping("/{id}/retry")
  Retried retry(Caller caller, @PathVariable long id) {
    caller.require(Role.OPERATOR);
    return now(() -> letters.retry(id)).orElseThrow(Ids::notFound);
  }

  /**
   * Retries all letters of a view or reaction, each sequence until one of its letters fails again.
   */
  @PostMapping("/retry")
  Retried retryAll(Caller caller, @RequestParam String view) {
    caller.require(Role.OPERATOR);
    return now(() -> letters.retryAll(view));
  }

  /** The reason for discarding an event, stored with it. */
  record Discarding(@Nullable String reason) {}

  /** Discards the first event of a sequence for good and retries those behind it. */
  @PostMapping("/{id}/discard")
  Retried discard(Caller caller, @PathVariable long id, @RequestBody Discarding body) {
    caller.require(Role.OPERATOR);
    String reason = Body.reason(body.reason());
    Optional<Retried> after = now(() -> letters.discard(id, caller.member(), reason));
    return after.orElseThrow(Ids::notFound);
  }

  private static <T> T now(Supplier<T> work) {
    try {
      return work.get();
    } catch (NotNow e) {
      throw switch (e.why()) {
        case UNKNOWN_VIEW ->
            problem(
                HttpStatus.CONFLICT,
                "view-unknown",
                "This hub has no such view or reaction.",
                "本平台没有该视图或后续处理。");
        case UNDER_WAY ->
            problem(
                HttpStatus.CONFLICT,
                "retry-under-way",
                "The dead letters of this view are being retried at the moment.",
                "该视图的死信正在重试中。");
        case NOT_FIRST ->
            problem(
                HttpStatus.CONFLICT,
                "not-first",
                "Only the first dead letter of a sequence can be skipped; this one waits behind"
                    + " it.",
                "只能舍弃序列中的第一条；此条正在等待其前面的事件。");
      };
    }
  }

  private static RuntimeException problem(HttpStatus status, String code, String en, String zh) {
    return Problem.of(status, code, new Text(en, zh)).exception();
  }
}
