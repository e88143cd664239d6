package weft.history.append;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import weft.event.KeptState;
import weft.event.Past;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.history.store.RecordedEvents;
import weft.history.store.StateKeeper;

/** Reads many streams with one query. */
public final class PostgresStreams implements Streams {
  private final PostgresEventStorageEngine engine;
  private final StateKeeper states;

  public PostgresStreams(PostgresEventStorageEngine engine, StateKeeper states) {
    this.engine = engine;
    this.states = states;
  }

  @Override
  public Map<String, List<Object>> read(Collection<String> streams) {
    return streams.isEmpty() ? Map.of() : engine.payloads(streams);
  }

  @Override
  public boolean has(String stream) {
    return engine.lastSequenceNumberFor(stream).isPresent();
  }

  @Override
  public Map<String, Past> pasts(Collection<String> streams) {
    return streams.isEmpty() ? Map.of() : engine.pasts(streams, states.revisions());
  }

  @Override
  public void keep(KeptState state) {
    states.keep(state);
  }

  @Override
  public List<TracedEvent> trace(String stream) {
    return engine.readEvents(stream).asStream().map(RecordedEvents::traced).toList();
  }
}
