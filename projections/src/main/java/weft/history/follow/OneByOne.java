package weft.history.follow;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetterTable;
import weft.history.deadletter.ParkedSequences;
import weft.history.deadletter.PoisonEvents;
import weft.history.store.RecordedEvents;
import weft.history.store.Unreadable;

/**
 * Hands a reaction its events one at a time. An event that fails three times is parked, and its
 * sequence behind it.
 */
final class OneByOne implements EventHandlerInvoker {
  private static final Logger log = LoggerFactory.getLogger(OneByOne.class);

  /** The pause before each attempt after the first; their sum bounds how long other events wait. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(100), Duration.ofMillis(400));

  private final Reaction reaction;
  private final DeadLetterTable letters;
  private final JdbcTransactions transactions;

  OneByOne(Reaction reaction, DeadLetterTable letters, JdbcTransactions transactions) {
    this.reaction = reaction;
    this.letters = letters;
    this.transactions = transactions;
  }

  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    Recorded recorded = RecordedEvents.of(event);
    return (recorded.payload() instanceof Unreadable || reaction.handles(recorded.payload()))
        && segment.matches(reaction.sequenceOf(recorded));
  }

  /** Runs outside the unit of work, because a command sent from here must commit by itself. */
  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    var processing = CurrentUnitOfWork.get();
    CurrentUnitOfWork.clear(processing);
    try {
      handle(RecordedEvents.of(event));
    } finally {
      CurrentUnitOfWork.set(processing);
    }
  }

  private void handle(Recorded event) {
    String sequence = String.valueOf(reaction.sequenceOf(event));
    if (letters.holdsBack(reaction.name(), sequence, event.position()) && isParkedBehind(event))
      return;
    for (int attempt = 1; ; attempt++) {
      try {
        react(reaction, event);
        return;
      } catch (RuntimeException | Error e) {
        if (!PoisonEvents.isIn(e)) throw e;
        if (attempt > PAUSES.size()) {
          park(event, e, attempt);
          return;
        }
        pause(PAUSES.get(attempt - 1));
      }
    }
  }

  static void react(Reaction reaction, Recorded event) {
    Unreadable.refuse(List.of(event));
    if (reaction.handles(event.payload())) reaction.react(event);
  }

  /** Parks the event behind its letter; false if that letter has been processed meanwhile. */
  private boolean isParkedBehind(Recorded event) {
    return transactions.fetchInTransaction(
        () -> {
          ParkedSequences parking =
              letters.parking(
                  reaction.name(), reaction::sequenceOf, event.position(), event.position());
          boolean admitted = !parking.admit(List.of(event)).isEmpty();
          letters.park(reaction.name(), DeadLetter.Kind.REACTION, parking.letters());
          return !admitted;
        });
  }

  private void park(Recorded event, Throwable failure, int attempts) {
    log.error("{} parks the event at {}", reaction.name(), event.position(), failure);
    var parking = new ParkedSequences(reaction::sequenceOf, new java.util.HashMap<>(), Set.of());
    parking.stopAt(event, failure, attempts);
    letters.park(reaction.name(), DeadLetter.Kind.REACTION, parking.letters());
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while an event was being tried again", e);
    }
  }
}
