package weft.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import weft.event.Streams;
import weft.event.Traced;

/** Reads many streams by one query. */
public final class PostgresStreams implements Streams {
  private final PostgresEventStorageEngine engine;

  public PostgresStreams(PostgresEventStorageEngine engine) {
    this.engine = engine;
  }

  @Override
  public Map<String, List<Object>> read(Collection<String> streams) {
    return streams.isEmpty() ? Map.of() : engine.payloads(streams);
  }

  @Override
  public List<Traced> trace(String stream) {
    return engine.readEvents(stream).asStream().map(RecordedEvents::traced).toList();
  }
}
