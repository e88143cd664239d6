package weft.history.append;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What waits to be recorded, in order. Anybody may offer; the rest is for who has the turn. */
final class WaitingAppends {
  private static final int ROWS_A_ROUND = 2_000;
  private static final int ROOM = 10_000;

  private final BlockingQueue<Append> offered = new ArrayBlockingQueue<>(ROOM);
  private final Deque<Append> carried = new ArrayDeque<>(); // to a later round

  /** False where there is no room for as long as its caller waits. */
  boolean offer(Append append) throws InterruptedException {
    return offered.offer(append, append.remainingNanos(), TimeUnit.NANOSECONDS);
  }

  /** The next one offered, to be carried; needs no turn. */
  @Nullable Append poll(Duration patience) throws InterruptedException {
    return offered.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void carry(Append append) {
    carried.add(append);
  }

  boolean hasCarried() {
    return !carried.isEmpty();
  }

  /**
   * What waits, up to a round's rows; of two appends to one stream the later waits for the next
   * round.
   */
  List<Append> round() {
    var round = new ArrayList<Append>();
    var streams = new HashMap<String, Long>();
    var later = new ArrayList<Append>();
    int rows = 0;
    offered.drainTo(carried, ROWS_A_ROUND);
    while (!carried.isEmpty()
        && (rows == 0 || rows + carried.element().rows.size() <= ROWS_A_ROUND)) {
      var append = carried.remove();
      if (append.clashesWith(streams)) {
        later.add(append);
        streams.putAll(append.expected); // what builds on it must not overtake it
      } else if (append.take()) {
        round.add(append);
        streams.putAll(append.expected);
        rows += append.rows.size();
      }
    }
    for (int i = later.size() - 1; i >= 0; i--) carried.addFirst(later.get(i));
    return round;
  }

  /** Those of a round that was not recorded whose callers still wait: first in the next one. */
  void again(List<Append> round) {
    for (int i = round.size() - 1; i >= 0; i--)
      if (round.get(i).putBack()) carried.addFirst(round.get(i));
  }

  /** All that waits, when nothing is recorded any more. */
  List<Append> rest() {
    offered.drainTo(carried);
    return List.copyOf(carried);
  }
}
