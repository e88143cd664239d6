package weft.history.append;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.history.store.RecentlyUsed;
import weft.history.store.StoredEvent;

/**
 * A cache of kept states decoded lately, because each command on a busy stream needs its state.
 * States never change: rules make new ones.
 */
final class DecodedStates {
  /** Counts the states' JSON; the objects take several times as much. */
  private static final int MOST_BYTES = 4 << 20;

  /** A state and the row of its stream from which it was decoded. */
  private record Decoded(
      long sequence, String eventId, String type, @Nullable String revision, Object state) {
    static Decoded of(StoredEvent kept, Object state) {
      return new Decoded(kept.sequence(), kept.eventId(), kept.type(), kept.revision(), state);
    }

    boolean isOf(StoredEvent kept) {
      return sequence == kept.sequence()
          && eventId.equals(kept.eventId())
          && type.equals(kept.type())
          && Objects.equals(revision, kept.revision());
    }
  }

  private final RecentlyUsed<String, Decoded> decoded = new RecentlyUsed<>(MOST_BYTES);

  @Nullable Object find(StoredEvent kept) {
    Decoded it = decoded.find(kept.stream());
    return it != null && it.isOf(kept) ? it.state() : null;
  }

  void add(StoredEvent kept, Object state) {
    decoded.keep(kept.stream(), Decoded.of(kept, state), kept.bytes());
  }
}
