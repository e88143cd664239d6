package weft.api.operator;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;
import weft.replay.Rebuilds;
import weft.replay.Rebuilds.AlreadyRunning;

/**
 * Rebuilds a view from its events while it is read, and reports the progress. Described in
 * docs/operating.md, not in the API of parties.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/views/{view}/rebuild")
class ViewRebuilds {
  private final Rebuilds rebuilds;

  ViewRebuilds(Rebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  /**
   * The last rebuild of a view; this record is the JSON.
   *
   * @param state {@code waiting}, {@code running}, {@code switched} or {@code failed}
   * @param secondsLeft at the rate so far
   * @param position at which the new rows replaced the old ones; null until then
   * @param fault the reason of a failure, after which the old rows stay; otherwise null
   */
  record Status(
      String view,
      String state,
      Instant startedAt,
      long events,
      long eventsInAll,
      long eventsPerSecond,
      long secondsLeft,
      @Nullable Long position,
      @Nullable String fault) {

    static Status of(Rebuilds.Status it) {
      return new Status(
          it.view(),
          it.state().name().toLowerCase(Locale.ROOT),
          it.startedAt(),
          it.progress().events(),
          it.progress().total(),
          it.progress().eventsPerSecond(),
          it.progress().left().toSeconds(),
          it.position(),
          it.fault());
    }
  }

  /** Starts a rebuild; 202. Only one view at a time: 409 {@code rebuild-running}. */
  @PostMapping
  ResponseEntity<Status> start(Caller caller, @PathVariable String view) {
    caller.require(Role.OPERATOR);
    try {
      return rebuilds
          .start(view)
          .map(it -> ResponseEntity.accepted().body(Status.of(it)))
          .orElseThrow(() -> unknown(view));
    } catch (AlreadyRunning e) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "rebuild-running",
              new Text(
                  "The view " + e.view() + " is being rebuilt; try again when that is done.",
                  "视图 " + e.view() + " 正在重建，请待其完成后再试。"))
          .params(Map.of("view", e.view()))
          .exception();
    }
  }

  /** Returns the last rebuild since this node started; 404 where there was none. */
  @GetMapping
  Status status(Caller caller, @PathVariable String view) {
    caller.require(Role.OPERATOR);
    return rebuilds.status(view).map(Status::of).orElseThrow(() -> unknown(view));
  }

  private static RuntimeException unknown(String view) {
    return Problem.of(
            HttpStatus.NOT_FOUND,
            "not-found",
            new Text("There is no view of this name, or no rebuild of it.", "没有此名称的视图，或尚未重建过该视图。"))
        .params(Map.of("view", view))
        .exception();
  }
}
