package weft.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads many streams at once: with one query on PostgreSQL, in parallel on Axon Server. */
public interface Streams {
  /**
   * Returns the payloads of each stream from its beginning, in order. A stream without events is
   * absent from the answer.
   */
  Map<String, List<Object>> read(Collection<String> streams);

  /** Whether the stream has events; reads none of them. */
  boolean has(String stream);

  /**
   * Returns what is needed to compute the state of each stream: its newest snapshot that today's
   * rules made, if there is one, and the events after it. A stream without events is absent.
   */
  Map<String, Past> pasts(Collection<String> streams);

  /**
   * Stores a snapshot for later readers, some time after this method returns. A snapshot may be
   * lost through overload or a fault; that costs time, never correctness.
   */
  void keep(KeptState state);

  /**
   * Returns one whole stream in order, each event with its provenance; empty if it has no events.
   */
  List<TracedEvent> trace(String stream);
}
