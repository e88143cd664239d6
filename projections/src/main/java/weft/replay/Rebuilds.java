package weft.replay;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import weft.history.follow.RowsVersions;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.replay.Rebuild.RebuiltElsewhere;

/**
 * Rebuilds views in a running hub, one at a time: those whose rows an older release made, and those
 * that its operator asks for.
 */
public final class Rebuilds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final List<View> views;
  private final Rebuild rebuild;
  private final RowsVersions versions;
  private final Map<String, Status> last = new ConcurrentHashMap<>();
  private final Set<String> outdated = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("weft-rebuild").daemon().factory());

  /**
   * Makes rebuilds for a hub's views.
   *
   * @param owner opens new connections as the schema's owner, {@code writer} as the views' writer
   * @param reader the database user of the parties' reads
   */
  public Rebuilds(
      List<View> views,
      DataSource owner,
      DataSource writer,
      String reader,
      HistoryReader history,
      EventJson json) {
    this.views = List.copyOf(views);
    this.versions = new RowsVersions(writer);
    this.rebuild = new Rebuild(owner, writer, reader, history, json);
  }

  /** The state of a rebuild. */
  public enum State {
    /** Other views, or another hub, come first. */
    WAITING,
    RUNNING,
    /** The new tables are live. */
    SWITCHED,
    /** The live tables are unchanged. */
    FAILED
  }

  /**
   * The last rebuild of a view.
   *
   * @param position at which the new tables took over; null before
   * @param fault why it failed, else null
   */
  public record Status(
      String view,
      State state,
      Instant startedAt,
      ReplayProgress progress,
      @Nullable Long position,
      @Nullable String fault) {

    static Status first(String view, State state) {
      var none = new ReplayProgress(view, 0, 0, Duration.ZERO);
      return new Status(view, state, Instant.now(), none, null, null);
    }

    boolean isUnfinished() {
      return state == State.WAITING || state == State.RUNNING;
    }

    Status at(ReplayProgress now) {
      return new Status(view, state, startedAt, now, null, null);
    }

    Status switched(long at) {
      return new Status(view, State.SWITCHED, startedAt, progress, at, null);
    }

    Status failed(String why) {
      return new Status(view, State.FAILED, startedAt, progress, null, why);
    }
  }

  /**
   * Starts a rebuild.
   *
   * @return its first status; empty if there is no such view, or it cannot be rebuilt
   * @throws AlreadyRunning if another rebuild is running
   */
  public synchronized Optional<Status> start(String name) {
    var view =
        views.stream().filter(it -> it.name().equals(name) && !it.tables().isEmpty()).findFirst();
    if (view.isEmpty()) return Optional.empty();
    for (var it : last.values()) if (it.isUnfinished()) throw new AlreadyRunning(it.view());
    var status = Status.first(name, State.RUNNING);
    last.put(name, status);
    thread.execute(() -> run(view.get()));
    return Optional.of(status);
  }

  /** The hub rebuilds one view at a time. */
  public static final class AlreadyRunning extends RuntimeException {
    private final String view;

    AlreadyRunning(String view) {
      super(view + " is being rebuilt");
      this.view = view;
    }

    public String view() {
      return view;
    }
  }

  /** The view's last rebuild in this run of the hub. */
  public Optional<Status> status(String view) {
    return Optional.ofNullable(last.get(view));
  }

  /**
   * Rebuilds every view whose rows an older release made. The old rows are served and followed
   * until the new ones take over. A rebuild that fails is tried again.
   */
  public synchronized void renewOlder() {
    var older = versions.older(views);
    if (older.isEmpty()) return;
    log.info(
        "An older release made the rows of {}; they are being rebuilt",
        older.stream().map(View::name).collect(joining(", ")));
    for (View it : older) {
      outdated.add(it.name());
      last.put(it.name(), Status.first(it.name(), State.WAITING));
    }
    for (View it : older) thread.execute(() -> renew(it, LOOK_AGAIN));
  }

  /** The rebuilds of the views whose rows an older release made, by view. */
  public List<Status> outdated() {
    return outdated.stream().sorted().map(last::get).filter(Objects::nonNull).toList();
  }

  private void renew(View view, Duration pause) {
    if (isRenewed(view)) {
      outdated.remove(view.name());
      return;
    }
    if (thread.isShutdown()) return;
    var status = last.get(view.name());
    boolean elsewhere = status != null && status.state() == State.WAITING;
    Duration now = elsewhere ? LOOK_AGAIN : pause;
    Duration next = now.compareTo(LONGEST_PAUSE) < 0 ? now.multipliedBy(2) : now;
    var _ = thread.schedule(() -> renew(view, next), now.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isRenewed(View view) {
    try {
      if (!versions.older(List.of(view)).isEmpty()) return run(view);
      last.computeIfPresent(view.name(), (_, it) -> it.isUnfinished() ? null : it);
      return true; // another hub was first
    } catch (DataAccessException e) {
      log.warn("The version of the rows of {} cannot be read", view.name(), e);
      return false;
    }
  }

  /** Returns whether the new tables took over. */
  private boolean run(View view) {
    last.put(view.name(), Status.first(view.name(), State.RUNNING));
    try {
      log.info("Rebuilding {}", view.name());
      var lines = new ProgressLog();
      long position =
          rebuild.of(
              view,
              progress -> {
                last.computeIfPresent(view.name(), (_, it) -> it.at(progress));
                lines.accept(progress);
              });
      last.computeIfPresent(view.name(), (_, it) -> it.switched(position));
      outdated.remove(view.name());
      log.info("{} was rebuilt; the new tables took over at position {}", view.name(), position);
      return true;
    } catch (RebuiltElsewhere e) {
      var status = Status.first(view.name(), State.WAITING);
      last.put(
          view.name(),
          outdated.contains(view.name()) ? status : status.failed(String.valueOf(e.getMessage())));
    } catch (SQLException | RuntimeException e) {
      last.computeIfPresent(view.name(), (_, it) -> it.failed(String.valueOf(e.getMessage())));
      log.warn("{} could not be rebuilt; the live tables are as they were", view.name(), e);
    } catch (InterruptedException _) {
      last.computeIfPresent(view.name(), (_, it) -> it.failed("The hub stopped"));
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Stops the running rebuild; the live tables stay. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) log.warn("A rebuild does not stop");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
