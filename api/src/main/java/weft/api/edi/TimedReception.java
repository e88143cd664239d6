package weft.api.edi;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import weft.edi.InterchangeResult;
import weft.edi.reception.Inbox;
import weft.edi.reception.Reception;
import weft.edi.reception.Sender;
import weft.event.Deadline;
import weft.interchange.InterchangeOutcome;

/** Waits 20 s at most for an interchange to be applied; it goes on being applied after that. */
@Component
class TimedReception {
  private static final int SECONDS = 20;
  private final Reception reception;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  TimedReception(Reception reception) {
    this.reception = reception;
  }

  InterchangeResult receive(byte[] bytes, Sender sender) {
    Inbox.Item item = reception.store(bytes, sender);
    Future<InterchangeResult> applied =
        workers.submit(Deadline.shared(() -> reception.apply(item, sender)));
    try {
      return applied.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new InterchangeResult(
          item.id().toString(),
          false,
          sender.party().value(),
          "",
          "",
          InterchangeOutcome.PENDING,
          List.of(),
          List.of(),
          null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) throw known;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
