package weft.api.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.CallerStanding;
import weft.api.securitylog.StreamLooks;
import weft.language.Text;
import weft.projections.board.ConcernedReaders;

/**
 * Streams changes to the caller as they happen. The event id is the reader's {@link ChangesCursor};
 * {@code Last-Event-ID} continues from there. A stream ends when its token expires, and within a
 * minute after the reader's membership changes.
 */
@RestController
class ChangeStream {
  private static final Logger log = LoggerFactory.getLogger(ChangeStream.class);
  private static final int MOST = 2_000;
  private static final int AT_ONCE = 200;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Set<String> EVERYWHERE = ConcernedReaders.ALL.parties().keySet();
  private final ReadContexts readings;
  private final ChangeFeed feed;
  private final ViewSteps steps;
  private final StreamLooks looks;
  private final SharedBatches batches = new SharedBatches();
  private final Semaphore places = new Semaphore(MOST);
  private final ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor();

  ChangeStream(ReadContexts readings, ChangeFeed feed, ViewSteps steps, StreamLooks looks) {
    this.readings = readings;
    this.feed = feed;
    this.steps = steps;
    this.looks = looks;
  }

  @Operation(
      operationId = "followChanges",
      summary = "Streams the caller's changes as they happen: server-sent events.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "Events hello, call-offs, orders and interchanges, each with the changed rows as"
                      + " JSON: `ChangedCallOffs`, `ChangedOrders`, `ChangedInterchanges`. For each"
                      + " list of planning, such as material-demands, an event of that name with"
                      + " one row: `ChangedRows`; shared-stock has a sum of a partner's shared"
                      + " stock. The id is also a cursor of `listChanges`.",
              content =
                  @Content(
                      mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                      schema = @Schema(type = "string"))))
  @GetMapping(path = "/api/v1/changes/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> stream(
      Caller caller,
      CallerStanding standing,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String as,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    Viewpoint of = Viewpoint.of(readings, caller, as);
    ChangesCursor from =
        last == null ? feed.now(of) : feed.place(last).orElseThrow(Cursor::invalid);
    if (!places.tryAcquire()) {
      throw Problem.of(
              org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE,
              "too-many-streams",
              new Text("Too many open streams; try again later.", "打开的数据流过多，请稍后再试。"))
          .exception();
    }
    var emitter = new SseEmitter(0L);
    StreamLooks.OfStream its = looks.begin(caller, request);
    followers.execute(() -> follow(emitter, standing, of, from, its));
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(emitter);
  }

  private void follow(
      SseEmitter emitter,
      CallerStanding standing,
      Viewpoint of,
      ChangesCursor from,
      StreamLooks.OfStream looked) {
    try {
      ChangesCursor seen = from;
      emitter.send(
          SseEmitter.event()
              .name("hello")
              .id(seen.text())
              .data(Map.of("position", seen.position())));
      ViewStep step = steps.newest();
      boolean looks = seen.missing() > 0; // missing events may have been processed by now
      while (!Thread.currentThread().isInterrupted()) {
        boolean waits = !looks && seen.position() >= step.position();
        ViewStep next = waits ? step.awaitNext(HEARTBEAT) : step;
        if (!standing.holds()) break;
        looks = next == null && seen.missing() > 0;
        if (next == null) {
          emitter.send(SseEmitter.event().comment("alive"));
          continue;
        }
        ViewStep last = next.last();
        Set<String> views = waits && feed.isWhole(seen) ? last.viewsSince(step, of) : EVERYWHERE;
        step = last;
        long until = Math.max(step.position(), seen.position());
        ChangeFeed.Batch batch = read(of, seen, until, views);
        looked.before(batch.changes().stream().map(ChangeFeed.Told::change).toList());
        for (ChangeFeed.Told told : batch.changes()) {
          emitter.send(
              SseEmitter.event()
                  .name(told.change().event())
                  .id(told.place().text())
                  .data(told.change(), MediaType.APPLICATION_JSON));
        }
        seen = batch.place();
      }
      end(emitter);
    } catch (IOException | IllegalStateException e) {
      end(emitter); // the client disconnected
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(emitter);
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    } finally {
      places.release();
    }
  }

  private static void end(SseEmitter emitter) {
    try {
      emitter.complete();
    } catch (IllegalStateException e) {
      log.debug("The server ended this stream before", e);
    }
  }

  private ChangeFeed.Batch read(Viewpoint of, ChangesCursor seen, long until, Set<String> views)
      throws InterruptedException {
    // Missing events may arrive at any time, without a new position.
    if (seen.missing() > 0) return batches.alone(() -> feed.after(of, seen, until, AT_ONCE));
    if (views.isEmpty()) return ChangeFeed.Batch.nothingUpTo(until);
    return batches.of(
        new SharedBatches.Question(of, seen, until, views),
        () -> feed.after(of, seen, until, AT_ONCE, views));
  }

  /**
   * Stops the streams before the web server waits for open requests, because they never end by
   * themselves.
   */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    followers.shutdownNow();
  }
}
