package weft.api.changes;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What open streams of one reader read at the same place and at the same time is read once for all
 * of them; and only a few read at a time, so that requests find connections.
 */
final class SharedBatches {
  private static final int MOST = 64;
  private static final int AT_A_TIME = 3;
  private static final long NANOS = Duration.ofMillis(250).toNanos();

  /** Of whom, from where to where, and of which views. */
  record Question(Viewpoint of, ChangesCursor from, long until, Set<String> views) {}

  /** One stream reads, others may wait for it. */
  private static final class Reading {
    private final long begun = System.nanoTime();
    private final CompletableFuture<ChangeFeed.Batch> answer = new CompletableFuture<>();

    boolean isOver() {
      return System.nanoTime() - begun > NANOS;
    }
  }

  private final Semaphore places = new Semaphore(AT_A_TIME, true);
  private final Map<Question, Reading> newest =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Reading> eldest) {
          return size() > MOST || eldest.getValue().isOver();
        }
      };

  /** The answer that another stream was given a moment ago, or waits for; else it is read. */
  ChangeFeed.Batch of(Question asked, Supplier<ChangeFeed.Batch> read) throws InterruptedException {
    var mine = new Reading();
    Reading its = begun(asked, mine);
    if (its != mine) return joined(its);
    try {
      ChangeFeed.Batch answer = alone(read);
      mine.answer.complete(answer);
      return answer;
    } finally { // no effect where there is an answer
      mine.answer.completeExceptionally(new IllegalStateException("not read"));
    }
  }

  /** Read by one stream for itself. */
  ChangeFeed.Batch alone(Supplier<ChangeFeed.Batch> read) throws InterruptedException {
    places.acquire();
    try {
      return read.get();
    } finally {
      places.release();
    }
  }

  private synchronized Reading begun(Question asked, Reading mine) {
    Reading before = newest.get(asked);
    if (before != null && !before.isOver()) return before;
    newest.remove(asked);
    newest.put(asked, mine);
    return mine;
  }

  private static ChangeFeed.Batch joined(Reading its) {
    try {
      return its.answer.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("another stream could not read it", e);
    }
  }
}
