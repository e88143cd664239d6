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
 * Lets open streams of one reader share a read from the same cursor at the same time. Only a few
 * reads run at once, so that requests still get connections.
 */
final class SharedBatches {
  private static final int MOST = 64;
  private static final int AT_A_TIME = 3;
  private static final long NANOS = Duration.ofMillis(250).toNanos();

  /** The reader, the range and the views. */
  record Question(Viewpoint of, ChangesCursor from, long until, Set<String> views) {}

  /** A read by one stream, for which others may wait. */
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

  /** Returns the answer that another stream has just read or is reading; otherwise reads it. */
  ChangeFeed.Batch of(Question asked, Supplier<ChangeFeed.Batch> read) throws InterruptedException {
    var mine = new Reading();
    Reading its = begun(asked, mine);
    if (its != mine) return joined(its);
    try {
      ChangeFeed.Batch answer = alone(read);
      mine.answer.complete(answer);
      return answer;
    } finally { // no effect if there is an answer
      mine.answer.completeExceptionally(new IllegalStateException("not read"));
    }
  }

  /** Reads for one stream alone. */
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
