package weft.history.follow;

import java.util.List;
import weft.event.Reaction;
import weft.history.deadletter.Cause;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetterTable;
import weft.history.deadletter.DeadLetters;
import weft.history.deadletter.PoisonEvents;
import weft.history.store.TableEvents;

/** Hands a reaction its letters again, one at a time, until one fails. */
public final class ReactionRetry implements DeadLetters.Retry {
  private final Reaction reaction;
  private final DeadLetterTable letters;
  private final TableEvents history;
  private final JdbcTransactions transactions;

  public ReactionRetry(
      Reaction reaction,
      DeadLetterTable letters,
      TableEvents history,
      JdbcTransactions transactions) {
    this.reaction = reaction;
    this.letters = letters;
    this.history = history;
    this.transactions = transactions;
  }

  @Override
  public int sequence(String sequence) {
    for (int taken = 0; ; taken++) {
      List<DeadLetter> first = letters.first(reaction.name(), sequence, 1);
      if (first.isEmpty() || !taken(first)) return taken;
    }
  }

  private boolean taken(List<DeadLetter> first) {
    DeadLetter letter = first.getFirst();
    try {
      for (var event : history.at(List.of(letter.position()))) OneByOne.react(reaction, event);
    } catch (RuntimeException | Error e) {
      if (!PoisonEvents.isIn(e)) throw e;
      letters.failedAgain(letter.id(), Cause.of(e));
      return false;
    }
    transactions.executeInTransaction(
        () -> {
          letters.alone(reaction.name());
          letters.takenIn(first);
        });
    return true;
  }
}
