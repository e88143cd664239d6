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

/**
 * The queue of appends to record, in order. Any thread may offer; the other methods need the turn,
 * except {@link #poll}.
 */
final class WaitingAppends {
  private static final int ROWS_A_ROUND = 2_000;
  private static final int ROOM = 10_000;

  private final BlockingQueue<PendingAppend> offered = new ArrayBlockingQueue<>(ROOM);
  private final Deque<PendingAppend> carried = new ArrayDeque<>(); // for a later round

  /** False if no room appeared while the append's caller waited. */
  boolean offer(PendingAppend append) throws InterruptedException {
    return offered.offer(append, append.remainingNanos(), TimeUnit.NANOSECONDS);
  }

  /** Takes the next offered append; the caller must then carry it. Needs no turn. */
  @Nullable PendingAppend poll(Duration patience) throws InterruptedException {
    return offered.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void carry(PendingAppend append) {
    carried.add(append);
  }

  boolean hasCarried() {
    return !carried.isEmpty();
  }

  /**
   * Takes waiting appends up to a round's rows. If two append to one stream, the later one waits
   * for the next round.
   */
  List<PendingAppend> round() {
    var round = new ArrayList<PendingAppend>();
    var streams = new HashMap<String, Long>();
    var later = new ArrayList<PendingAppend>();
    int rows = 0;
    offered.drainTo(carried, ROWS_A_ROUND);
    while (!carried.isEmpty()
        && (rows == 0 || rows + carried.element().rows.size() <= ROWS_A_ROUND)) {
      var append = carried.remove();
      if (append.clashesWith(streams)) {
        later.add(append);
        streams.putAll(append.expected); // later appends that build on it must not overtake it
      } else if (append.take()) {
        round.add(append);
        streams.putAll(append.expected);
        rows += append.rows.size();
      }
    }
    for (int i = later.size() - 1; i >= 0; i--) carried.addFirst(later.get(i));
    return round;
  }

  /**
   * Puts back the appends of a failed round whose callers still wait, at the head of the next
   * round.
   */
  void again(List<PendingAppend> round) {
    for (int i = round.size() - 1; i >= 0; i--)
      if (round.get(i).putBack()) carried.addFirst(round.get(i));
  }

  /** Takes all that wait, when the writer stops. */
  List<PendingAppend> rest() {
    offered.drainTo(carried);
    return List.copyOf(carried);
  }
}
