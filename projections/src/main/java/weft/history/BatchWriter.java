package weft.history;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import weft.event.Recorded;

/** Gathers a batch's events for a view and has them written once, just before the commit. */
final class BatchWriter implements EventHandlerInvoker {
  private final View view;
  private final ViewWriter writer;
  private final Runnable written;

  /**
   * Makes the writer of a view.
   *
   * @param written called after each commit, also where the view had nothing to write
   */
  BatchWriter(ViewWriter writer, Runnable written) {
    this.view = writer.view();
    this.writer = writer;
    this.written = written;
  }

  /**
   * Every event counts, handled or not: the token must follow the head for the view to be settled.
   */
  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    var batch =
        CurrentUnitOfWork.get()
            .root()
            .getOrComputeResource("batch of " + view.name(), _ -> begin());
    var recorded = RecordedEvents.of(event);
    if (!(recorded.payload() instanceof Unreadable) && !view.handles(recorded.payload())) return;
    if (segment.matches(view.sequenceOf(recorded))) batch.add(recorded);
  }

  private List<Recorded> begin() {
    UnitOfWork<?> root = CurrentUnitOfWork.get().root();
    var batch = new ArrayList<Recorded>();
    root.onPrepareCommit(
        _ -> {
          if (!batch.isEmpty()) writer.write(batch);
        });
    root.afterCommit(_ -> written.run());
    return batch;
  }
}
