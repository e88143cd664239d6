package weft.history;

import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on PostgreSQL: appends through {@link PostgresEventStorageEngine}, and wakes
 * its followers as soon as an event can be read, whichever hub recorded it.
 */
public final class PostgresEventStore extends AbstractEventStore implements AutoCloseable {
  private final PostgresEventStorageEngine engine;
  private final Tail tail;
  private final HeadWatch watch;

  private PostgresEventStore(Settings settings, PostgresEventStorageEngine engine, Tail tail) {
    super(settings);
    this.engine = engine;
    this.tail = tail;
    this.watch = new HeadWatch(engine.table(), tail);
  }

  public static PostgresEventStore open(
      DataSource writer, EventJson json, EventUpcaster upcasters) {
    var wake = new Wake();
    var engine = PostgresEventStorageEngine.open(writer, json, upcasters, wake::reached);
    wake.tail = new Tail(engine);
    var settings = new Settings();
    settings.storageEngine(engine);
    return new PostgresEventStore(settings, engine, wake.tail);
  }

  /** The writer starts before there is anybody to wake. */
  private static final class Wake {
    volatile @Nullable Tail tail;

    void reached(long position) {
      var to = tail;
      if (to != null) to.reached(position);
    }
  }

  private static final class Settings extends Builder {}

  public PostgresEventStorageEngine engine() {
    return engine;
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    return new HistoryStream(tail, PostgresEventStorageEngine.positionOf(after));
  }

  @Override
  public void close() {
    watch.close();
    engine.close();
  }
}
