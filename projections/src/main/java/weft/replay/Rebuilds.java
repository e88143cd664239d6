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

/** The rebuilds of a running hub: one at a time, started and looked at by its operator. */
public final class Rebuilds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

  private final List<View> views;
  private final Rebuild rebuild;
  private final Map<String, Status> last = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("weft-rebuild").daemon().factory());

  /**
   * Makes them for a hub's views.
   *
   * @param owner new connections of the schema's owner, {@code writer} of the views' writer
   * @param reader the user as whom parties' reads log in
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

  /** What a rebuild is at. */
  public enum State {
    RUNNING,
    /** The new tables are the live ones. */
    SWITCHED,
    /** The live tables are as they were. */
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
   * Starts one.
   *
   * @return the status with which it starts; empty where there is no such view, or one that cannot
   *     be rebuilt
   * @throws AlreadyRunning where a rebuild is going on
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

  /** The last rebuild of the view by this hub since it started. */
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

  /** Gives up what is going on; the live tables stay. */
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
