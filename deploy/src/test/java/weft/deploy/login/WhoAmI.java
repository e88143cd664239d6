package weft.deploy.login;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import weft.api.security.Caller;

/** Protected endpoints for tests: the caller, a body, an endless stream, a failure. */
@RestController
@Hidden
public class WhoAmI {
  /** Streams that ended because their reader had gone. */
  public static final BlockingQueue<String> ENDED = new LinkedBlockingQueue<>();

  public record Change(String text) {}

  @GetMapping("/api/v1/tests/caller")
  public Caller caller(Caller caller) {
    return caller;
  }

  @PostMapping("/api/v1/tests/changes")
  public String change(@RequestHeader("If-Match") String version, @RequestBody Change change) {
    return version + change.text();
  }

  @GetMapping("/api/v1/tests/failure")
  public String failure() {
    throw new IllegalStateException("secret detail");
  }

  @GetMapping(path = "/api/v1/tests/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  public SseEmitter stream(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    var stream = new SseEmitter(0L);
    Thread.startVirtualThread(
        () -> {
          try {
            for (int i = 0; ; i++) {
              stream.send(SseEmitter.event().id(Integer.toString(i)).data("after " + last));
              TimeUnit.MILLISECONDS.sleep(200);
            }
          } catch (IOException | IllegalStateException | InterruptedException e) {
            ENDED.add(e.toString());
          }
        });
    return stream;
  }
}
