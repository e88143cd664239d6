package weft.api.operator;

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

/** Tells the operator which release runs, how it is, and how far its views have come. */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/hub")
class TheHub {
  private final AboutHub about;
  private final HubHealth health;
  private final Positions positions;
  private final DeadLetters letters;

  TheHub(AboutHub about, HubHealth health, Positions positions, DeadLetters letters) {
    this.about = about;
    this.health = health;
    this.positions = positions;
    this.letters = letters;
  }

  /**
   * The hub at this moment; this record is the JSON.
   *
   * @param quiet whether it leaves partners alone
   * @param position of the last event
   * @param views and the reactions that have dead letters, by their names
   */
  record Now(
      String version, boolean quiet, HubHealth.Health health, long position, List<View> views) {}

  /**
   * How far a view has followed the history.
   *
   * @param position of the last event it has; null of a reaction
   * @param behind events it has yet to follow
   * @param since when the first of those was recorded; null where it has all
   * @param deadLetters events it could not take in, or that wait behind such
   */
  record View(
      String view,
      @Nullable Long position,
      long behind,
      @Nullable Instant since,
      long deadLetters) {}

  @GetMapping
  Now now(Caller caller) {
    caller.require(Role.OPERATOR);
    Map<String, Long> followed = positions.followed();
    long head = positions.head();
    Map<String, Long> dead = letters.waiting();
    var views =
        Stream.concat(followed.keySet().stream(), dead.keySet().stream())
            .distinct()
            .sorted()
            .map(it -> view(it, followed.get(it), head, dead.getOrDefault(it, 0L)))
            .toList();
    return new Now(about.version(), about.quiet(), health.now(), head, views);
  }

  private View view(String name, @Nullable Long at, long head, long dead) {
    if (at == null) return new View(name, null, 0, null, dead);
    long behind = Math.max(0, head - at);
    Instant since = behind == 0 ? null : positions.recordedAt(at + 1).orElse(null);
    return new View(name, at, behind, since, dead);
  }
}
