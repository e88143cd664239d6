package weft.history.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cache of values up to a number of bytes. The least recently used value goes first; a value that
 * takes more than a quarter of the space is not kept. Threads may share it.
 */
public final class RecentlyUsed<K, V> {
  private record Kept<V>(V value, long bytes) {}

  private final long most;
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long taken;

  /**
   * Creates an empty cache.
   *
   * @param most the limit, in bytes as {@link #keep} counts them
   */
  public RecentlyUsed(long most) {
    this.most = most;
  }

  public synchronized @Nullable V find(K key) {
    Kept<V> it = kept.get(key);
    return it == null ? null : it.value();
  }

  public synchronized void keep(K key, V value, long bytes) {
    if (bytes > most / 4) return;
    Kept<V> before = kept.put(key, new Kept<>(value, bytes));
    taken += bytes - (before == null ? 0 : before.bytes());
    var eldest = kept.values().iterator();
    while (taken > most) {
      taken -= eldest.next().bytes();
      eldest.remove();
    }
  }
}
