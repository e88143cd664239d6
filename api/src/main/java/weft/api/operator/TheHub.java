package weft.api.operator;

import static java.util.stream.Collectors.toMap;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.history.Positions;
import weft.history.deadletter.DeadLetters;
import weft.replay.Rebuilds;

/** Shows the operator the running release, the hub's health, and the progress of its views. */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/hub")
class TheHub {
  private final AboutHub about;
  private final HubHealth health;
  private final Positions positions;
  private final DeadLetters letters;
  private final Rebuilds rebuilds;

  TheHub(
      AboutHub about,
      HubHealth health,
      Positions positions,
      DeadLetters letters,
      Rebuilds rebuilds) {
    this.about = about;
    this.health = health;
    this.positions = positions;
    this.letters = letters;
    this.rebuilds = rebuilds;
  }

  /**
   * The current state of the hub; this record is the JSON.
   *
   * @param quiet whether the hub sends nothing to partners
   * @param position of the last event
   * @param views the views, and the reactions that have dead letters, by name
   */
  record Now(
      String version, boolean quiet, HubHealth.Health health, long position, List<View> views) {}

  /**
   * The progress of a view.
   *
   * @param position of the last event it has processed; null for a reaction
   * @param behind number of events it has not processed yet
   * @param since when the first of those was recorded; null where there are none
   * @param deadLetters events that it failed to process, or that wait behind such an event
   * @param renewal the rebuild of rows that an older release made; null where this release made
   *     them
   */
  record View(
      String view,
      @Nullable Long position,
      long behind,
      @Nullable Instant since,
      long deadLetters,
      ViewRebuilds.@Nullable Status renewal) {}

  @GetMapping
  Now now(Caller caller) {
    caller.require(Role.OPERATOR);
    Map<String, Long> followed = positions.followed();
    long head = positions.head();
    Map<String, Long> dead = letters.waiting();
    var renewals =
        rebuilds.outdated().stream().collect(toMap(Rebuilds.Status::view, ViewRebuilds.Status::of));
    var views =
        Stream.concat(followed.keySet().stream(), dead.keySet().stream())
            .distinct()
            .sorted()
            .map(
                it -> view(it, followed.get(it), head, dead.getOrDefault(it, 0L), renewals.get(it)))
            .toList();
    return new Now(about.version(), about.quiet(), health.now(), head, views);
  }

  private View view(
      String name, @Nullable Long at, long head, long dead, ViewRebuilds.@Nullable Status renewal) {
    if (at == null) return new View(name, null, 0, null, dead, renewal);
    long behind = Math.max(0, head - at);
    Instant since = behind == 0 ? null : positions.recordedAt(at + 1).orElse(null);
    return new View(name, at, behind, since, dead, renewal);
  }
}
