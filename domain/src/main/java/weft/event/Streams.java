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

  /** One whole stream in order, each event with its provenance; empty if it has no events. */
  List<Traced> trace(String stream);
}
