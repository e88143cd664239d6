package weft.replay;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.history.follow.RowsVersions;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.party.PartyCode;
import weft.replay.ReplayStatus.Fault;
import weft.replay.ReplayStatus.State;
import weft.replay.ReplayStatus.ViewVerdict;

/**
 * Replays views in a running hub and compares them with the live ones, one replay at a time on the
 * database. Others wait in their order.
 */
public final class Replays implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Replays.class);

  /** Replays that wait or run. */
  private static final int MOST = 8;

  /** The limit for one asker, so that none takes all places. */
  private static final int MOST_OF_ASKER = 2;

  /** The key of the advisory lock that the running replay holds. */
  static final long LOCK = 0x57_45_46_54_52_50L;

  private static final Duration SIGN = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Map<String, View> views;
  private final DataSource owner;
  private final DataSource reader;
  private final JdbcClient writer;
  private final RowsVersions versions;
  private final Verification verification;
  private final ReplayTable table;
  private final Set<UUID> mine = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService runs = thread("weft-replay");
  private final ScheduledExecutorService signs = thread("weft-replay-sign");

  /**
   * Makes replays of a hub's views.
   *
   * @param db the pool of the views' writer
   * @param owner opens new connections as the schema's owner, {@code writer} as the views' writer,
   *     {@code reader} as the user of the parties' reads
   */
  public Replays(
      List<View> views,
      JdbcClient db,
      DataSource owner,
      DataSource writer,
      DataSource reader,
      HistoryReader history,
      EventJson json) {
    this.views =
        views.stream()
            .filter(it -> !it.tables().isEmpty())
            .collect(Collectors.toMap(View::name, Function.identity()));
    this.owner = owner;
    this.reader = reader;
    this.writer = db;
    this.versions = new RowsVersions(writer);
    this.verification = new Verification(owner, writer, history, json);
    this.table = new ReplayTable(this.writer);
    var _ =
        signs.scheduleWithFixedDelay(
            this::sign, SIGN.toMillis(), SIGN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name(name).daemon().factory());
  }

  /** The names of the views that can be replayed. */
  public List<String> views() {
    return views.keySet().stream().sorted().toList();
  }

  /**
   * The names of the views that this asker can compare. Some views have no table that shows an
   * auditor the rows of those who opened theirs to it.
   */
  public List<String> views(@Nullable PartyCode auditor) {
    if (auditor == null) return views();
    return views().stream()
        .filter(it -> AuditedRows.isAny(writer, requireNonNull(views.get(it))))
        .toList();
  }

  /** The parties that open all contexts to the auditor now. */
  public Set<String> owners(PartyCode auditor) {
    return AuditedRows.owners(writer, auditor);
  }

  /** Too many replays wait. */
  public static final class TooMany extends RuntimeException {}

  /**
   * Starts a replay, or returns the unfinished one of the same views by the same asker, if the
   * asker may still read it.
   *
   * @param auditor null for the operator, who compares all rows
   * @param asked names of {@link #views(PartyCode)}; empty for all of them
   * @throws TooMany if too many replays wait, of the asker or of all
   */
  public synchronized ReplayStatus start(@Nullable PartyCode auditor, Set<String> asked) {
    List<String> names =
        views(auditor).stream().filter(it -> asked.isEmpty() || asked.contains(it)).toList();
    Set<String> owners = auditor == null ? Set.of() : owners(auditor);
    Optional<ReplayStatus> same =
        table.unfinished(auditor).stream()
            .filter(it -> it.views().equals(names) && owners.containsAll(it.owners()))
            .findFirst();
    if (same.isPresent()) return same.get();
    if (table.unfinished().size() >= MOST || table.unfinished(auditor).size() >= MOST_OF_ASKER)
      throw new TooMany();
    ReplayStatus status = table.add(auditor, owners, names);
    mine.add(status.id());
    runs.execute(() -> run(status, auditor));
    return status;
  }

  /**
   * A replay; empty for another than the one who asked for it, and for an auditor whose grants no
   * longer open all that it compared.
   */
  public Optional<ReplayStatus> find(UUID id, @Nullable PartyCode auditor) {
    return table
        .find(id, auditor)
        .filter(it -> auditor == null || owners(auditor).containsAll(it.owners()));
  }

  /** The newest ten replays of an asker that it may still read, newest first. */
  public List<ReplayStatus> newest(@Nullable PartyCode auditor) {
    Set<String> open = auditor == null ? Set.of() : owners(auditor);
    return table.newest(auditor).stream()
        .filter(it -> auditor == null || open.containsAll(it.owners()))
        .toList();
  }

  private void sign() {
    try {
      if (!mine.isEmpty()) table.alive(List.copyOf(mine));
    } catch (RuntimeException e) {
      log.warn("The database did not take the sign of running replays: {}", e.getMessage());
    }
  }

  private void run(ReplayStatus status, @Nullable PartyCode auditor) {
    Fault fault = Fault.NOT_REPLAYED;
    try (var alone = owner.getConnection()) {
      awaitTurn(alone);
      var audited =
          auditor == null ? null : new AuditedRows(reader, writer, auditor, status.owners());
      List<View> chosen = status.views().stream().map(views::get).toList();
      if (!versions.older(chosen).isEmpty()) fault = Fault.OLDER_ROWS;
      else {
        end(status, compare(status, chosen, audited), null);
        return;
      }
    } catch (InterruptedException _) {
      fault = Fault.STOPPED;
      Thread.currentThread().interrupt();
    } catch (SQLException | RuntimeException e) {
      if (runs.isShutdown()) fault = Fault.STOPPED;
      else log.warn("The replay of {} failed", status.views(), e);
    }
    end(status, State.FAILED, fault);
  }

  private void end(ReplayStatus status, State state, @Nullable Fault fault) {
    mine.remove(status.id());
    try {
      table.end(status.id(), state, fault);
    } catch (RuntimeException e) {
      log.warn("The end of a replay was not stored; it counts as stopped", e);
    }
  }

  private static void awaitTurn(Connection connection) throws SQLException, InterruptedException {
    try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, LOCK);
      while (true) {
        try (var row = lock.executeQuery()) {
          row.next();
          if (row.getBoolean(1)) return;
        }
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  private State compare(ReplayStatus status, List<View> chosen, @Nullable AuditedRows audited)
      throws SQLException {
    var progress = new Progress(status.id(), chosen.size());
    boolean equal = true;
    for (View view : chosen) {
      ViewVerdict verdict = ViewVerdict.of(verification.of(view, audited, progress::tell));
      equal &= verdict.equal();
      table.add(status.id(), verdict);
      progress.next();
    }
    return equal ? State.EQUAL : State.DIFFERENT;
  }

  /** Adds up the progress of the views; each reads the history once. */
  private final class Progress {
    private final UUID id;
    private final int views;
    private final long begun = System.nanoTime();
    private int finished;
    private long told;

    Progress(UUID id, int views) {
      this.id = id;
      this.views = views;
    }

    void tell(ReplayProgress it) {
      long now = System.nanoTime();
      boolean ends = it.events() >= it.total();
      if (told != 0 && !ends && now - told < LOOK_AGAIN.toNanos()) return;
      told = now;
      long of = it.total() * views;
      long done = it.total() * finished + it.events();
      long elapsed = Duration.ofNanos(now - begun).toSeconds();
      table.progress(id, done, of, done == 0 ? 0 : elapsed * (of - done) / done);
    }

    void next() {
      finished++;
    }
  }

  /** Stops the running replay; it and those that wait have failed. */
  @Override
  public void close() {
    signs.shutdownNow();
    runs.shutdownNow();
    try {
      if (!runs.awaitTermination(5, TimeUnit.SECONDS)) log.warn("A replay does not stop");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (UUID it : mine) endStopped(it);
  }

  private void endStopped(UUID id) {
    try {
      table.end(id, State.FAILED, Fault.STOPPED);
    } catch (RuntimeException e) {
      log.info("The database does not take the end of a replay; it counts as stopped", e);
    }
  }
}
