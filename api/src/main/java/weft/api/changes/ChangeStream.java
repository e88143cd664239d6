package weft.api.changes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
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
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Standing;
import weft.language.Text;
import weft.party.PartyScope;

/**
 * What changes for the caller, as it changes; the event id is the position, and {@code
 * Last-Event-ID} goes on from there. A stream ends with its token, and within a minute of a change
 * of its reader's membership.
 */
@RestController
class ChangeStream {
  private static final int MOST = 2_000;
  private final Readings readings;
  private final ChangeFeed feed;
  private final SettledSignal signal;
  private final Semaphore places = new Semaphore(MOST);
  private final ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor();

  ChangeStream(Readings readings, ChangeFeed feed, SettledSignal signal) {
    this.readings = readings;
    this.feed = feed;
    this.signal = signal;
  }

  @Operation(
      operationId = "followChanges",
      summary = "What changes for the caller, as it changes: server-sent events.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "Events hello, call-offs, orders and interchanges, each with the changed rows as"
                      + " JSON; the id is the position.",
              content =
                  @Content(
                      mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                      schema = @Schema(type = "string"))))
  @GetMapping(path = "/api/v1/changes/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> stream(
      Caller caller,
      Standing standing,
      @RequestParam(required = false) @Nullable String as,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
    PartyScope viewer = readings.viewerScope(caller);
    PartyScope side = caller.sides().isEmpty() ? viewer : readings.sideScope(caller, as);
    if (!places.tryAcquire()) {
      throw Problem.of(
              org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE,
              "too-many-streams",
              new Text("Too many open streams; try again later.", "打开的数据流过多，请稍后再试。"))
          .exception();
    }
    var emitter = new SseEmitter(0L);
    followers.execute(
        () -> follow(emitter, standing, side, viewer, last == null ? feed.settled() : last));
    return ResponseEntity.ok()
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(emitter);
  }

  private void follow(
      SseEmitter emitter, Standing standing, PartyScope side, PartyScope viewer, long from) {
    try {
      long seen = from;
      Map<String, Long> parked = feed.parked(viewer);
      emitter.send(
          SseEmitter.event().name("hello").id(Long.toString(seen)).data(Map.of("position", seen)));
      while (!Thread.currentThread().isInterrupted()) {
        long settled = signal.awaitAfter(seen);
        if (!standing.holds()) break;
        if (settled <= seen && parked.isEmpty()) {
          emitter.send(SseEmitter.event().comment("alive"));
          continue;
        }
        ChangeFeed.Batch batch = feed.between(side, viewer, seen, Math.max(settled, seen), parked);
        if (settled <= seen && batch.changes().isEmpty())
          emitter.send(SseEmitter.event().comment("alive"));
        for (ChangeFeed.Change change : batch.changes()) {
          emitter.send(
              SseEmitter.event()
                  .name(change.kind())
                  .id(Long.toString(change.position()))
                  .data(change.data(), MediaType.APPLICATION_JSON));
        }
        seen = batch.upTo();
        parked = batch.parked();
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      emitter.complete(); // the reader went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    } finally {
      places.release();
    }
  }

  /** Before the web server waits for open requests to end, since these never would. */
  @EventListener(ContextClosedEvent.class)
  void stop() {
    followers.shutdownNow();
  }
}
