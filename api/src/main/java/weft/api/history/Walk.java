package weft.api.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import weft.api.reading.Page;
import weft.projections.rows.RowSize;

/**
 * Finds the events at which what a reader sees of one place changed. It reads the place just before
 * and at each position where a version of the row begins or ends. Where the place changed between
 * two of them, because another object is shown there too, it halves the distance until it has found
 * the event.
 *
 * <p>A row appears and disappears only where a version begins or ends. Where it does so elsewhere,
 * the reader's access begins or ends, and the walk stops.
 */
final class Walk {
  /** The walk pauses once the distinct values that it read are larger than this. */
  static final long MOST_BYTES = 8 * Page.MOST_BYTES;

  /**
   * The reader's value at a position.
   *
   * @param there whether the row is there at all
   * @param value the compared value; null where there is none
   */
  record State(boolean there, @Nullable Object value) {
    static final State NOTHING = new State(false, null);

    long bytes() {
      return value == null ? 0 : RowSize.of(value.toString());
    }
  }

  /** The value before the event at a position, and after it. */
  record Change(long position, State before, State after) {}

  /**
   * The changes that were found.
   *
   * @param next the position at which a further walk goes on; null where the walk came to its end
   * @param closed whether the reader may see nothing on the other side of where the walk ended
   */
  record Found(List<Change> changes, @Nullable Long next, boolean closed) {}

  private final LongFunction<State> rows;
  private final Map<Long, State> read = new HashMap<>();

  /** The distinct states that were read, each kept once. */
  private final Map<State, State> kept = new HashMap<>();

  private long keptBytes;
  private final int mostReads;

  /**
   * Makes a walk.
   *
   * @param rows reads the place at a position
   * @param mostReads after which the walk pauses
   */
  Walk(LongFunction<State> rows, int mostReads) {
    this.rows = rows;
    this.mostReads = mostReads;
  }

  private State at(long position) {
    State known = read.get(position);
    if (known != null) return known;
    State state = rows.apply(position);
    State same = kept.putIfAbsent(state, state);
    if (same == null) keptBytes += state.bytes();
    State once = same == null ? state : same;
    read.put(position, once);
    return once;
  }

  /** Whether the walk pauses as soon as it has come further than where it began. */
  private boolean isTired() {
    return read.size() >= mostReads || keptBytes >= MOST_BYTES;
  }

  /**
   * The changes at and before a position, newest first.
   *
   * @param versions positions where versions begin or end, newest first, none after {@code until}
   * @param all whether there are no others before them
   */
  Found back(long until, List<Long> versions, boolean all, int limit) {
    List<Change> found = new ArrayList<>();
    long upper = until;
    for (long version : versions) {
      while (!at(version).equals(at(upper))) {
        if (found.size() >= limit || (upper < until && isTired()))
          return new Found(found, upper, false);
        Halved halved = lastBetween(version, upper, until);
        if (halved.paused()) return new Found(found, halved.same(), false);
        Change between = new Change(halved.same(), at(halved.other()), at(halved.same()));
        if (between.before().there() != between.after().there())
          return new Found(found, null, true);
        found.add(between);
        upper = between.position() - 1;
      }
      if (found.size() >= limit || (version < until && isTired()))
        return new Found(found, version, false);
      State before = at(version - 1);
      if (!before.equals(at(version))) found.add(new Change(version, before, at(version)));
      upper = version - 1;
    }
    return new Found(found, all ? null : upper, all && at(upper).there());
  }

  /**
   * Halves the distance to the event that set the value of the upper position, which the lower one
   * does not have.
   */
  private Halved lastBetween(long lower, long upper, long until) {
    long other = lower;
    long same = upper;
    while (same - other > 1) {
      if (same < until && isTired()) return new Halved(other, same);
      long middle = other + (same - other) / 2;
      if (at(middle).equals(at(upper))) same = middle;
      else other = middle;
    }
    return new Halved(other, same);
  }

  /** Two positions with different values; neighbours unless the search paused. */
  private record Halved(long other, long same) {
    boolean paused() {
      return same - other > 1;
    }
  }

  /**
   * The first change after one position and up to another; none where nothing changed.
   *
   * @param versions positions where versions begin or end, oldest first, all between the two
   * @param all whether there are no others up to {@code until}
   */
  Found first(long from, long until, List<Long> versions, boolean all) {
    State base = at(from);
    long lower = from;
    for (long version : versions) {
      if (lower > from && isTired()) return new Found(List.of(), lower, false);
      if (!at(version - 1).equals(base)) return firstBetween(base, from, lower, version - 1);
      if (!at(version).equals(base))
        return new Found(List.of(new Change(version, base, at(version))), null, false);
      lower = version;
    }
    if (!all) return new Found(List.of(), lower, false);
    return at(until).equals(base)
        ? new Found(List.of(), null, false)
        : firstBetween(base, from, lower, until);
  }

  private Found firstBetween(State base, long from, long lower, long upper) {
    long same = lower;
    long other = upper;
    while (other - same > 1) {
      if (same > from && isTired()) return new Found(List.of(), same, false);
      long middle = same + (other - same) / 2;
      if (at(middle).equals(base)) same = middle;
      else other = middle;
    }
    if (at(other).there() != base.there()) return new Found(List.of(), null, true);
    return new Found(List.of(new Change(other, base, at(other))), null, false);
  }
}
