package weft.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.BoundedWaits;
import weft.history.store.EventJson;
import weft.history.store.Timeline;

/** Reads {@link Positions} from the history and from the views' tokens. */
final class PostgresPositions implements Positions, AutoCloseable {
  /** A key in the result that is no view's name: some view has dead letters. */
  private static final String PARKED = "";

  private final Timeline history;
  private final JdbcClient database;
  private final EventJson json;
  private final Set<String> views;
  private final SettledWatch watch;

  PostgresPositions(Timeline history, DataSource writer, EventJson json, Collection<String> views) {
    this.history = history;
    this.database = JdbcClient.create(new BoundedWaits(writer));
    this.json = json;
    this.views = Set.copyOf(views);
    this.watch = new SettledWatch(this::reached);
  }

  SettledWatch watch() {
    return watch;
  }

  @Override
  public long head() {
    return history.head();
  }

  @Override
  public long positionAt(Instant instant) {
    return history.positionAt(instant);
  }

  @Override
  public long positionOf(String stream, long version) {
    return history.positionOf(stream, version - 1);
  }

  @Override
  public Optional<Instant> recordedAt(long position) {
    return history.recordedAt(position);
  }

  @Override
  public Instant certainUntil() {
    return history.certainUntil();
  }

  /**
   * Answers from the last look, because every page asks and a query for each would cost too much.
   * An outdated position is only too low, and views show at least the events up to it.
   */
  @Override
  public long settled() {
    return seen().position();
  }

  @Override
  public boolean anyParked() {
    return seen().parked();
  }

  private SettledWatch.Seen seen() {
    var seen = watch.last();
    return seen.position() < 0 ? reached() : seen;
  }

  /**
   * Reads tokens and letters with one statement: a view parks a letter in the transaction in which
   * its token passes the event.
   */
  private SettledWatch.Seen reached() {
    if (views.isEmpty()) return new SettledWatch.Seen(head(), false);
    var reached = read();
    long settled = views.stream().mapToLong(it -> reached.getOrDefault(it, 0L)).min().orElse(0);
    return new SettledWatch.Seen(settled, reached.containsKey(PARKED));
  }

  @Override
  public Map<String, Long> followed() {
    if (views.isEmpty()) return Map.of();
    var reached = read();
    reached.remove(PARKED);
    views.forEach(it -> reached.putIfAbsent(it, 0L));
    return reached;
  }

  /** Each view's lowest position, and the key {@link #PARKED} if letters wait. */
  private Map<String, Long> read() {
    Map<String, Long> reached = new HashMap<>();
    RowCallbackHandler lowest =
        row ->
            reached.merge(
                row.getString(1), json.positionOf(row.getBytes(2), row.getString(3)), Math::min);
    database
        .sql(
            """
            select processor_name, token, token_type from token_entry where processor_name in (:views)
            union all
            (select :parked, null, null from dead_letter where kind = 'view' and discarded_at is null limit 1)
            """)
        .param("parked", PARKED)
        .param("views", views)
        .query(lowest);
    return reached;
  }

  @Override
  public boolean awaitSettled(long position, Duration patience) {
    return watch.await(position, patience);
  }

  @Override
  public void close() {
    watch.close();
  }
}
