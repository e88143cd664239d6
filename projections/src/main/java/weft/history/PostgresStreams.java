package weft.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import weft.event.Streams;

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
}
