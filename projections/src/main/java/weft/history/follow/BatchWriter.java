package weft.history.follow;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.history.store.FollowedEvent;
import weft.history.store.HistoryUnavailable;
import weft.history.store.RecordedEvents;
import weft.history.store.Unreadable;

/**
 * Gathers a batch's events for a view and has them written once, just before the commit. A batch
 * has every event of a piece of history that concerns the view. Its unit of work knows where that
 * piece begins, so that {@link ProcessorTokens} can check that it follows what the view has.
 */
final class BatchWriter implements EventHandlerInvoker {
  private static final String BATCH = "batch of a view";

  private final View view;
  private final ViewWriter writer;
  private final QuietViews quiet;

  /**
   * Makes the invoker of a view.
   *
   * @param quiet learns when a batch begins, is committed, and ends
   */
  BatchWriter(ViewWriter writer, QuietViews quiet) {
    this.view = writer.view();
    this.writer = writer;
    this.quiet = quiet;
  }

  /**
   * Accepts every event it gets, including those of other segments: the view is settled only when
   * each segment's token reaches the head.
   */
  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return true;
  }

  /** Whether the current unit of work's batch is what the view needs next after the position. */
  static boolean follows(long position) {
    Batch batch = atHand();
    return batch == null || (batch.after <= position && position < batch.first);
  }

  /** Whether the current unit of work has a batch without any event for the view. */
  static boolean hasNothingToWrite() {
    Batch batch = atHand();
    return batch != null && batch.events.isEmpty();
  }

  private static @Nullable Batch atHand() {
    return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(BATCH) : null;
  }

  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    var recorded = RecordedEvents.of(event);
    long after = event instanceof FollowedEvent<?> it ? it.after() : recorded.position() - 1;
    Batch batch =
        CurrentUnitOfWork.get()
            .root()
            .getOrComputeResource(BATCH, _ -> begin(after, recorded.position()));
    batch.follow(after, recorded.position());
    if (!(recorded.payload() instanceof Unreadable) && !view.handles(recorded.payload())) return;
    if (!segment.matches(view.sequenceOf(recorded))) return;
    if (batch.events.isEmpty()) {
      quiet.begins();
      CurrentUnitOfWork.get().root().onCleanup(_ -> quiet.ends());
    }
    WrittenTransactions.begin();
    batch.events.add(recorded);
  }

  private Batch begin(long after, long first) {
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    var batch = new Batch(after, first);
    root.onPrepareCommit(
        _ -> {
          if (!batch.events.isEmpty()) writer.write(batch.events);
        });
    root.afterCommit(_ -> quiet.haveMoved());
    return batch;
  }

  private static final class Batch {
    private final List<Recorded> events = new ArrayList<>();
    private final long after;
    private final long first;
    private long last;

    Batch(long after, long first) {
      this.after = after;
      this.first = first;
      this.last = after;
    }

    /** Checks that the view needs no event between the last one and this one. */
    void follow(long needed, long position) {
      if (needed > last || last >= position)
        throw new HistoryUnavailable(
            "%d was handed on after %d, not %d".formatted(position, last, needed), false, null);
      last = position;
    }
  }
}
