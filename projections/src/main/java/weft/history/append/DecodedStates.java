package weft.history.append;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.history.store.StoredEvent;

/**
 * A cache of kept states decoded lately, because each command on a busy stream needs its state.
 * States never change: rules make new ones. The least recently used state goes first.
 */
final class DecodedStates {
  /** Counts the states' JSON; the objects take several times as much. */
  private static final int MOST_BYTES = 4 << 20;

  /** A state and the row of its stream from which it was decoded. */
  private record Decoded(
      long sequence,
      String eventId,
      String type,
      @Nullable String revision,
      long bytes,
      Object state) {
    static Decoded of(StoredEvent kept, Object state) {
      return new Decoded(
          kept.sequence(), kept.eventId(), kept.type(), kept.revision(), kept.bytes(), state);
    }

    boolean isOf(StoredEvent kept) {
      return sequence == kept.sequence()
          && eventId.equals(kept.eventId())
          && type.equals(kept.type())
          && Objects.equals(revision, kept.revision());
    }
  }

  private final Map<String, Decoded> decoded = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  synchronized @Nullable Object find(StoredEvent kept) {
    Decoded it = decoded.get(kept.stream());
    return it != null && it.isOf(kept) ? it.state() : null;
  }

  synchronized void add(StoredEvent kept, Object state) {
    Decoded now = Decoded.of(kept, state);
    if (now.bytes() > MOST_BYTES / 4) return;
    Decoded before = decoded.put(kept.stream(), now);
    bytes += now.bytes() - (before == null ? 0 : before.bytes());
    var eldest = decoded.values().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }
}
