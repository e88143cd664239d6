package weft.history.axonserver;

import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.event.Streams;
import weft.history.store.EventJson;
import weft.history.store.HistoryStore;
import weft.history.store.HistoryTable;
import weft.history.store.HistoryTail;
import weft.history.store.HistoryUnavailable;
import weft.history.store.StateKeeper;
import weft.history.store.TableEvents;
import weft.history.store.Timeline;

/**
 * The event store on Axon Server. Appends and the reads of commands go to the server; views and
 * readers follow a copy in PostgreSQL that has the same order.
 */
public final class AxonServerStore extends HistoryStore {
  private static final Logger log = LoggerFactory.getLogger(AxonServerStore.class);

  private final AxonServerLink link;
  private final AxonServerCopy copy;
  private final AxonServerTimeline timeline;
  private @Nullable RoutedCommands routed;

  private AxonServerStore(
      AxonServerEngine engine,
      TableEvents events,
      HistoryTail tail,
      AxonServerLink link,
      OneDatabase others,
      DataSource writer) {
    super(engine, writer, events, tail);
    this.link = link;
    this.copy = new AxonServerCopy(link, others, writer, engine.table(), tail);
    this.timeline = new AxonServerTimeline(link, engine.table(), tail);
  }

  /**
   * Opens the store.
   *
   * @param database supplies the number of the hub's database, by which hubs recognise that they
   *     share one
   */
  public static AxonServerStore open(
      AxonServer server, DataSource writer, Supplier<String> database, EventJson json) {
    var table = new HistoryTable(writer);
    var events = new TableEvents(table, json);
    var link = new AxonServerLink(server);
    return new AxonServerStore(
        new AxonServerEngine(link, table, json),
        events,
        new HistoryTail(events),
        link,
        new OneDatabase(link, database),
        writer);
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public Streams streams(StateKeeper states) {
    return new EventStoreStreams(this, states);
  }

  @Override
  public boolean isWell() {
    return link.answers();
  }

  @Override
  public CommandBus commands(CommandBus local) {
    routed = new RoutedCommands(local, link);
    return routed;
  }

  @Override
  public void start() {
    log.info("Events are kept by {}", link);
    copy.start();
  }

  /**
   * While the server is unreachable its events cannot be read either, so the first error is
   * rethrown.
   */
  @Override
  protected Optional<DomainEventMessage<?>> handleSnapshotReadingError(
      String stream, Throwable thrown) {
    if (thrown instanceof HistoryUnavailable away) throw away;
    return super.handleSnapshotReadingError(stream, thrown);
  }

  @Override
  public void close() {
    if (routed != null) routed.close();
    super.close();
    copy.close();
    link.close();
  }
}
