package weft.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;

/** Rebuilds views in a running hub, one at a time, for its operator. */
public final class Rebuilds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

  private final List<View> views;
  private final Rebuild rebuild;
  private final Map<String, Status> last = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
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
    this.rebuild = new Rebuild(owner, writer, reader, history, json);
  }

  /** The state of a rebuild. */
  public enum State {
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
    for (var it : last.values())
      if (it.state() == State.RUNNING) throw new AlreadyRunning(it.view());
    var none = new ReplayProgress(name, 0, 0, Duration.ZERO);
    var status = new Status(name, State.RUNNING, Instant.now(), none, null, null);
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

  private void run(View view) {
    try {
      log.info("Rebuilding {}", view.name());
      long position =
          rebuild.of(
              view, progress -> last.computeIfPresent(view.name(), (_, it) -> it.at(progress)));
      last.computeIfPresent(view.name(), (_, it) -> it.switched(position));
      log.info("{} was rebuilt; the new tables took over at position {}", view.name(), position);
    } catch (SQLException | RuntimeException e) {
      last.computeIfPresent(view.name(), (_, it) -> it.failed(String.valueOf(e.getMessage())));
      log.warn("{} could not be rebuilt; the live tables are as they were", view.name(), e);
    } catch (InterruptedException _) {
      last.computeIfPresent(view.name(), (_, it) -> it.failed("The hub stopped"));
      Thread.currentThread().interrupt();
    }
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
