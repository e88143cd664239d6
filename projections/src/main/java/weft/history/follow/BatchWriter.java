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
import weft.history.store.HistoryUnavailable;
import weft.history.store.RecordedEvents;
import weft.history.store.Unreadable;

/**
 * Gathers a batch's events for a view and has them written once, just before the commit. A batch is
 * a gapless piece of history. Its unit of work knows the position after which it begins, so that
 * {@link ProcessorTokens} can check that it follows what the view has.
 */
final class BatchWriter implements EventHandlerInvoker {
  private static final String BATCH = "batch of a view";

  private final View view;
  private final ViewWriter writer;
  private final Runnable written;

  /**
   * Makes the invoker of a view.
   *
   * @param written called after each commit, also where the view had nothing to write
   */
  BatchWriter(ViewWriter writer, Runnable written) {
    this.view = writer.view();
    this.writer = writer;
    this.written = written;
  }

  /**
   * Accepts every event, including those the view does not handle: the view is settled only when
   * its token reaches the head.
   */
  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return true;
  }

  /** The position after which the current unit of work's batch begins; -1 without a batch. */
  static long batchBeginsAfter() {
    Batch batch = atHand();
    return batch == null ? -1 : batch.after;
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
    Batch batch =
        CurrentUnitOfWork.get()
            .root()
            .getOrComputeResource(BATCH, _ -> begin(recorded.position() - 1));
    batch.follow(recorded.position());
    if (!(recorded.payload() instanceof Unreadable) && !view.handles(recorded.payload())) return;
    if (!segment.matches(view.sequenceOf(recorded))) return;
    WrittenTransactions.begin();
    batch.events.add(recorded);
  }

  private Batch begin(long after) {
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    var batch = new Batch(after);
    root.onPrepareCommit(
        _ -> {
          if (!batch.events.isEmpty()) writer.write(batch.events);
        });
    root.afterCommit(_ -> written.run());
    return batch;
  }

  private static final class Batch {
    private final List<Recorded> events = new ArrayList<>();
    private final long after;
    private long last;

    Batch(long after) {
      this.after = after;
      this.last = after;
    }

    void follow(long position) {
      if (position != last + 1)
        throw new HistoryUnavailable(
            "%d was handed on after %d".formatted(position, last), false, null);
      last = position;
    }
  }
}
