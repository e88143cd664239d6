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
 * The views have come to a position, and whom what happened since the step before concerns. Each
 * leads to the next one; who stands on a step keeps those after it, and no others.
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

  /** Waits for the next one; null where there is none for so long. */
  @Nullable ViewStep awaitNext(Duration patience) throws InterruptedException {
    try {
      return next.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The last one there is by now. */
  ViewStep last() {
    ViewStep it = this;
    while (it.next.isDone()) it = it.next.join();
    return it;
  }

  /** In which views a reader may find anything new between an earlier step and this one. */
  Set<String> viewsSince(ViewStep earlier, Viewpoint of) {
    Set<String> views = new HashSet<>();
    for (ViewStep it = earlier; it != this; ) {
      it = it.next.join();
      views.addAll(it.concerned.views(of.side(), of.viewer()));
    }
    return views;
  }
}
