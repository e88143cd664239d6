package weft.projections.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table while a batch of events is applied to them. An event that changes nothing
 * writes nothing, and two events that change the same row leave two versions, whatever the batch
 * size is.
 *
 * @param <K> the row's key
 * @param <R> the row
 */
public final class Versioned<K extends Comparable<K>, R extends Versioned.Row<R>> {

  /**
   * A row that knows the position from which it holds, and whether another has the same content.
   */
  public interface Row<R> {
    long fromPosition();

    /**
     * Whether both are equal, apart from the position and other content that makes no new version.
     */
    boolean saysTheSameAs(R other);
  }

  /** A version that has ended. */
  public record Past<R>(R row, long untilPosition) {}

  private final Function<R, K> key;
  private final NavigableMap<K, R> rows = new TreeMap<>();
  private final Set<K> stored = new HashSet<>();
  private final Set<K> touched = new HashSet<>();
  private final List<Past<R>> ended = new ArrayList<>();
  private final List<Past<R>> past = new ArrayList<>();
  private final ToLongFunction<R> weigh;
  private long weight;

  public Versioned(Function<R, K> key, Collection<R> stored) {
    this(key, stored, _ -> 0);
  }

  /** Like the other constructor; also adds up the weights of rows that are put. */
  Versioned(Function<R, K> key, Collection<R> stored, ToLongFunction<R> weigh) {
    this.key = key;
    this.weigh = weigh;
    for (R row : stored) {
      rows.put(key.apply(row), row);
      this.stored.add(key.apply(row));
    }
  }

  /** Rows that the table does not have yet, so that every ended version must be added. */
  public static <K extends Comparable<K>, R extends Row<R>> Versioned<K, R> inMemory(
      Function<R, K> key, Collection<R> rows) {
    var versioned = new Versioned<>(key, List.<R>of());
    for (R row : rows) versioned.rows.put(key.apply(row), row);
    return versioned;
  }

  public @Nullable R get(K at) {
    return rows.get(at);
  }

  public List<R> all() {
    return List.copyOf(rows.values());
  }

  /** The rows whose keys lie between two keys, both included, in order. */
  public List<R> between(K first, K last) {
    return List.copyOf(rows.subMap(first, true, last, true).values());
  }

  public void put(R row) {
    K at = key.apply(row);
    R before = rows.get(at);
    if (before != null && before.saysTheSameAs(row)) return;
    if (before != null) end(at, before, row.fromPosition());
    rows.put(at, row);
    touched.add(at);
    weight += weigh.applyAsLong(row);
  }

  /** The weight of all versions that were put. */
  long weight() {
    return weight;
  }

  /** The same rows, once the table has them. */
  Versioned<K, R> onceWritten() {
    return new Versioned<>(key, rows.values(), weigh);
  }

  public void remove(K at, long position) {
    R before = rows.remove(at);
    if (before == null) return;
    end(at, before, position);
    touched.add(at);
  }

  private void end(K at, R before, long position) {
    if (before.fromPosition() >= position) return;
    boolean stands = stored.contains(at) && !touched.contains(at);
    (stands ? ended : past).add(new Past<>(before, position));
  }

  /** New rows, whose keys are not stored yet. */
  public List<R> added() {
    return written(false);
  }

  /** Rows that replace stored ones. */
  public List<R> changed() {
    return written(true);
  }

  private List<R> written(boolean inPlace) {
    return touched.stream()
        .filter(it -> rows.containsKey(it) && stored.contains(it) == inPlace)
        .sorted()
        .map(rows::get)
        .toList();
  }

  /** Keys of stored rows that were removed. */
  public List<K> removed() {
    return touched.stream()
        .filter(it -> !rows.containsKey(it) && stored.contains(it))
        .sorted()
        .toList();
  }

  /** Stored versions that have ended; the table holds them until the new rows are written. */
  public List<Past<R>> ended() {
    return ended;
  }

  /** Versions that began and ended within the batch. */
  public List<Past<R>> past() {
    return past;
  }
}
