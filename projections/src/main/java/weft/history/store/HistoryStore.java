package weft.history.store;

import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;
import weft.event.Streams;

/**
 * Axon's event store as the hub needs it: whoever takes the appends, all that follows reads the
 * table {@code domain_event}, and is woken as soon as an event can be read there, whichever hub
 * recorded it.
 */
public abstract class HistoryStore extends AbstractEventStore implements AutoCloseable {
  private final TableEvents events;
  private final Tail tail;
  private final OtherHubs others;

  public HistoryStore(HistoryEngine engine, DataSource writer, TableEvents events, Tail tail) {
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

  /** Its events, by position. */
  public TableEvents recorded() {
    return events;
  }

  public OtherHubs others() {
    return others;
  }

  public abstract Timeline timeline();

  public abstract Streams streams(StateKeeper states);

  /** False while nothing can be recorded. */
  public abstract boolean isWell();

  /** The bus by which commands find the hub that does them: this one, where no other can. */
  public CommandBus commands(CommandBus local) {
    return local;
  }

  /** Begins with what goes on beside the appends; waits for it some seconds at most. */
  public void start() {}

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    return follow(after, () -> Long.MAX_VALUE);
  }

  /** History for one who may lag far behind, and tells up to where it has done its work. */
  public BlockingStream<TrackedEventMessage<?>> follow(
      @Nullable TrackingToken after, LongSupplier finished) {
    return new HistoryStream(tail, HistoryEngine.positionOf(after), finished);
  }

  @Override
  public void close() {
    others.close();
    tail.close();
  }
}
