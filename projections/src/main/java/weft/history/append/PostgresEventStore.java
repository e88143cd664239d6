package weft.history.append;

import javax.sql.DataSource;
import weft.event.Streams;
import weft.history.store.EventJson;
import weft.history.store.HistoryStore;
import weft.history.store.HistoryTable;
import weft.history.store.HistoryTail;
import weft.history.store.StateKeeper;
import weft.history.store.TableEvents;
import weft.history.store.Timeline;

/** The event store on PostgreSQL, which appends through {@link PostgresEventStorageEngine}. */
public final class PostgresEventStore extends HistoryStore {
  private final PostgresEventStorageEngine engine;

  private PostgresEventStore(
      PostgresEventStorageEngine engine, DataSource writer, TableEvents events, HistoryTail tail) {
    super(engine, writer, events, tail);
    this.engine = engine;
  }

  public static PostgresEventStore open(DataSource writer, EventJson json) {
    var events = new TableEvents(new HistoryTable(writer), json);
    var tail = new HistoryTail(events);
    var engine = PostgresEventStorageEngine.open(writer, json, tail::recorded);
    return new PostgresEventStore(engine, writer, events, tail);
  }

  public PostgresEventStorageEngine engine() {
    return engine;
  }

  @Override
  public Timeline timeline() {
    return engine.table();
  }

  @Override
  public Streams streams(StateKeeper states) {
    return new PostgresStreams(engine, states);
  }

  @Override
  public boolean isWell() {
    return engine.isWell();
  }

  @Override
  public void close() {
    engine.close(); // followers still get its last commit
    super.close();
  }
}
