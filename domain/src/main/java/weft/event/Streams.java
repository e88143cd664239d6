package weft.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads whole streams, many at once: one query on PostgreSQL, a loop on Axon Server. */
public interface Streams {
  /**
   * The payloads of each stream asked for, in order; a stream without events is absent from the
   * answer.
   */
  Map<String, List<Object>> read(Collection<String> streams);
}
