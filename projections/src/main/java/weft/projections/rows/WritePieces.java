package weft.projections.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import weft.event.Recorded;

/**
 * Writes a batch of events in pieces, because a thousand events can change rows of several
 * megabytes each. A piece ends where its stored rows, or the rows it makes, exceed {@link #MOST}.
 * Events of different ids change different rows, so a piece may hold some ids and leave the others
 * to the next. Where the stored rows of a single id exceed the limit, a piece holds some of its
 * events, in order.
 *
 * @param id by which the stored rows of an event are found
 * @param stored reads the rows of some ids that their events change, up to a number of bytes
 * @param apply changes the rows by an event
 * @param write writes the changed rows
 */
public record WritePieces<K extends Comparable<K>, R extends Versioned.Row<R>>(
    Function<Recorded, String> id,
    Stored<R> stored,
    Function<R, K> key,
    BiConsumer<Versioned<K, R>, Recorded> apply,
    BiConsumer<Versioned<K, R>, List<Recorded>> write) {
  /** Bytes, as {@link RowSize} counts them. */
  static final long MOST = 8 << 20;

  /** Reads the rows of some ids that their events change, up to a number of bytes. */
  public interface Stored<R> {
    RowsWithin<R> of(List<String> ids, List<Recorded> events, long bytes);
  }

  /** Writes a batch, in order of position. */
  public void write(List<Recorded> batch) {
    write(batch.stream().map(id).distinct().toList(), batch);
  }

  private void write(List<String> ids, List<Recorded> events) {
    RowsWithin<R> begin = stored.of(ids, events, events.size() == 1 ? Long.MAX_VALUE : MOST);
    if (begin.all()) {
      write(begin.rows(), events);
      return;
    }
    if (ids.size() == 1) {
      int half = events.size() / 2;
      write(ids, events.subList(0, half));
      write(ids, events.subList(half, events.size()));
      return;
    }
    int half = ids.size() / 2;
    Set<String> first = new HashSet<>(ids.subList(0, half));
    write(
        ids.subList(0, half), events.stream().filter(it -> first.contains(id.apply(it))).toList());
    write(
        ids.subList(half, ids.size()),
        events.stream().filter(it -> !first.contains(id.apply(it))).toList());
  }

  private void write(List<R> begin, Iterable<Recorded> events) {
    var rows = new Versioned<>(key, begin, RowSize::of);
    List<Recorded> applied = new ArrayList<>();
    for (Recorded it : events) {
      apply.accept(rows, it);
      applied.add(it);
      if (rows.weight() < MOST) continue;
      write.accept(rows, applied);
      rows = rows.onceWritten();
      applied = new ArrayList<>();
    }
    if (!applied.isEmpty()) write.accept(rows, applied);
  }
}
