package weft.edi.reception.inbox;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.InterchangeResult;

/**
 * Continues interchanges that a stopped instance left behind. A failure does not delay the others:
 * the interchange stays unfinished and is tried again after growing pauses, {@value Attempts#MOST}
 * times in all, or {@value Attempts#MOST_UNENDED} times if the attempt ends the instance itself.
 * The hub then sets it aside and alerts its sender and the operator. If there is no room to read
 * it, the attempt does not count.
 */
public final class UnfinishedInterchanges {
  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedInterchanges.class);

  private final Inbox inbox;
  private final BiFunction<Inbox.Item, Sender, InterchangeResult> reading;

  /**
   * Creates the continuation.
   *
   * @param reading reads and applies one interchange for which there is room
   */
  public UnfinishedInterchanges(
      Inbox inbox, BiFunction<Inbox.Item, Sender, InterchangeResult> reading) {
    this.inbox = inbox;
    this.reading = reading;
  }

  /** Returns the number of concluded interchanges. */
  public int resume(Duration age) {
    for (Attempts.Waiting it : inbox.attempts().setAside())
      LOG.error("Interchange {} stays unfinished: it was set aside and is tried no more", it.id());
    int concluded = 0;
    for (Attempts.Waiting it : inbox.attempts().due(age)) {
      try {
        if (ReadingRoom.SHARED.in(it.bytes(), Duration.ZERO, () -> tryAgain(it.id()))) concluded++;
      } catch (ReadingRoom.Full e) {
        LOG.debug("No room yet to read {}", it.id(), e);
      }
    }
    return concluded;
  }

  private boolean tryAgain(UUID id) {
    int attempt = inbox.attempts().next(id);
    try {
      read(inbox.find(id).orElseThrow());
      inbox.attempts().ended(id);
      return true;
    } catch (RuntimeException e) {
      inbox.attempts().ended(id);
      LOG.warn("Interchange {} failed again, attempt {} of {}", id, attempt, Attempts.MOST, e);
      return false;
    }
  }

  private void read(Inbox.Item item) {
    try {
      var _ = reading.apply(item, new Sender(item.owner(), null, null, item.channel()));
    } catch (ForeignSender e) {
      // recorded when it was read; no caller waits for the answer
    }
  }
}
