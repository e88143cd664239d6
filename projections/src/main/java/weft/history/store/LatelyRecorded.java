package weft.history.store;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * The positions of this hub's newest events: a caller that has recorded an event asks for its
 * position at once, which then needs no query.
 */
final class LatelyRecorded {
  private static final int STREAMS = 4_096;

  private record Last(long sequence, long position) {}

  private final LinkedHashMap<String, Last> last = new LinkedHashMap<>();

  synchronized void add(List<StoredEvent> recorded) {
    for (var it : recorded) last.putLast(it.stream(), new Last(it.sequence(), it.position()));
    while (last.size() > STREAMS) last.pollFirstEntry();
  }

  /** The position of the stream's event with that sequence; 0 if no longer remembered. */
  synchronized long positionOf(String stream, long sequence) {
    Last it = last.get(stream);
    return it != null && it.sequence() == sequence ? it.position() : 0;
  }
}
