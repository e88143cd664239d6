package weft.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads streams, many at once: one query on PostgreSQL, side by side on Axon Server. */
public interface Streams {
  /**
   * The payloads of each stream asked for, from its beginning and in order; a stream without events
   * is absent from the answer.
   */
  Map<String, List<Object>> read(Collection<String> streams);

  /** Whether it has events; none of them is read. */
  boolean has(String stream);

  /**
   * What is needed to know the state of each stream: its newest kept state, where there is one that
   * today's rules made, and the events after it. A stream without events is absent.
   */
  Map<String, Past> pasts(Collection<String> streams);

  /**
   * Has a state kept for later readers, some time after this returns. It may as well be lost, by
   * overload or a fault: that costs time and never truth.
   */
  void keep(KeptState state);

  /** One whole stream in order, each event with its provenance; empty if it has no events. */
  List<Traced> trace(String stream);
}
