package weft.history.store;

import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;
import weft.event.Streams;

/**
 * Axon's event store as the hub needs it. Wherever events are appended, all followers read the
 * table {@code domain_event}, and are woken as soon as an event is readable there, whichever hub
 * recorded it.
 */
public abstract class HistoryStore extends AbstractEventStore implements AutoCloseable {
  private final TableEvents events;
  private final HistoryTail tail;
  private final OtherHubs others;

  public HistoryStore(
      HistoryEngine engine, DataSource writer, TableEvents events, HistoryTail tail) {
    super(settings(engine));
    this.events = events;
    this.tail = tail;
    this.others = new OtherHubs(writer, tail);
    tail.onCommitted(others::tell);
  }

  private static Settings settings(HistoryEngine engine) {
    var settings = new Settings();
    settings.storageEngine(engine);
    return settings;
  }

  private static final class Settings extends Builder {}

  /** The recorded events, by position. */
  public TableEvents recorded() {
    return events;
  }

  public OtherHubs others() {
    return others;
  }

  public abstract Timeline timeline();

  public abstract Streams streams(StateKeeper states);

  /** False while the store cannot record. */
  public abstract boolean isWell();

  /** The bus that routes commands to the hub that handles them; by default this hub. */
  public CommandBus commands(CommandBus local) {
    return local;
  }

  /** Starts background work; waits for it a few seconds at most. */
  public void start() {}

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    return follow(after, Follower.OF_ALL);
  }

  /** Opens the history for a follower, which may lag far behind. */
  public BlockingStream<TrackedEventMessage<?>> follow(
      @Nullable TrackingToken after, Follower follower) {
    return new HistoryStream(tail, HistoryEngine.positionOf(after), follower);
  }

  @Override
  public void close() {
    others.close();
    tail.close();
  }
}
