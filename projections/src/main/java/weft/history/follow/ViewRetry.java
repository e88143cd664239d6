package weft.history.follow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;
import weft.history.deadletter.Cause;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetterTable;
import weft.history.deadletter.DeadLetters;
import weft.history.store.TableEvents;
import weft.history.store.Unreadable;

/**
 * Processes letters of a view again, in transactions of some letters each. The view's processor
 * waits during each, so that rows and letters change together.
 */
public final class ViewRetry implements DeadLetters.Retry {
  /** A transaction this short hardly delays the view's other sequences. */
  private static final int AT_ONCE = 50;

  private final ViewWriter writer;
  private final DeadLetterTable letters;
  private final TableEvents history;
  private final JdbcTransactions transactions;

  public ViewRetry(
      ViewWriter writer,
      DeadLetterTable letters,
      TableEvents history,
      JdbcTransactions transactions) {
    this.writer = writer;
    this.letters = letters;
    this.history = history;
    this.transactions = transactions;
  }

  @Override
  public int sequence(String sequence) {
    int all = 0;
    int some;
    do {
      some = transactions.fetchInTransaction(() -> some(sequence));
      all += some;
    } while (some == AT_ONCE);
    return all;
  }

  /** How many of the first letters the view has processed. */
  private int some(String sequence) {
    String view = writer.view().name();
    letters.alone(view);
    List<DeadLetter> first = letters.first(view, sequence, AT_ONCE);
    if (first.isEmpty()) return 0;
    List<Recorded> events = history.at(first.stream().map(DeadLetter::position).toList());
    int taken = attempt(events) == null ? first.size() : oneByOne(first, events);
    if (taken > 0) letters.takenIn(first.subList(0, taken));
    return taken;
  }

  private int oneByOne(List<DeadLetter> first, List<Recorded> events) {
    for (int i = 0; i < first.size(); i++) {
      DeadLetter letter = first.get(i);
      Throwable failure =
          attempt(events.stream().filter(it -> it.position() == letter.position()).toList());
      if (failure == null) continue;
      letters.failedAgain(letter.id(), Cause.of(failure));
      return i;
    }
    return first.size();
  }

  /**
   * Attempts the events the view handles. An event that could not be read before may turn out not
   * to be one of them.
   */
  private @Nullable Throwable attempt(List<Recorded> events) {
    List<Recorded> wanted =
        events.stream()
            .filter(it -> it.payload() instanceof Unreadable || writer.view().handles(it.payload()))
            .toList();
    return wanted.isEmpty() ? null : writer.attempt(wanted);
  }
}
