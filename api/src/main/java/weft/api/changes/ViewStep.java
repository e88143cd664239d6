package weft.api.changes;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import weft.projections.board.ConcernedReaders;

/**
 * A step of the views to a position, with the readers whom the events since the last step concern.
 * Steps form a linked list, so that a reader that holds a step keeps only later ones in memory.
 */
final class ViewStep {
  private final long position;
  private final ConcernedReaders concerned;
  private final CompletableFuture<ViewStep> next = new CompletableFuture<>();

  ViewStep(long position, ConcernedReaders concerned) {
    this.position = position;
    this.concerned = concerned;
  }

  long position() {
    return position;
  }

  void follow(ViewStep it) {
    next.complete(it);
  }

  /** Waits for the next step; null if there is none in time. */
  @Nullable ViewStep awaitNext(Duration patience) throws InterruptedException {
    try {
      return next.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The newest step at the moment. */
  ViewStep last() {
    ViewStep it = this;
    while (it.next.isDone()) it = it.next.join();
    return it;
  }

  /** The views with possible changes for a reader between an earlier step and this one. */
  Set<String> viewsSince(ViewStep earlier, Viewpoint of) {
    Set<String> views = new HashSet<>();
    for (ViewStep it = earlier; it != this; ) {
      it = it.next.join();
      views.addAll(it.concerned.views(of.side(), of.viewer()));
    }
    return views;
  }
}
