package weft.history.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an operator list the events that a view or reaction could not process, retry them in the
 * order of their sequence, or leave them out with a reason. This class does not check the party, so
 * its callers must show it to operators only.
 */
public final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final DeadLetterTable table;
  private final Map<String, Retry> retries;
  private final RetryLock lock;

  public DeadLetters(DeadLetterTable table, Map<String, Retry> retries, RetryLock lock) {
    this.table = table;
    this.retries = Map.copyOf(retries);
    this.lock = lock;
  }

  /** Processes letters of one view or reaction again. */
  public interface Retry {
    /**
     * Retries a sequence from its first letter on, until one fails or none is left; returns how
     * many succeeded.
     */
    int sequence(String sequence);
  }

  /**
   * Narrows a list; null does not narrow.
   *
   * @param discarded true for events left out, false for those that wait
   */
  public record Filter(
      @Nullable String view, @Nullable String stream, @Nullable Boolean discarded) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  /**
   * The result of a retry.
   *
   * @param takenIn events that the view now has
   * @param failed the first letters of the sequences that are still blocked
   * @param left letters of the view that still wait, in all sequences
   */
  public record Retried(String view, int takenIn, List<DeadLetter> failed, long left) {}

  /** At most {@code limit} letters with an id above {@code afterId}, in order of id. */
  public List<DeadLetter> list(Filter filter, long afterId, int limit) {
    return table.list(filter, afterId, limit);
  }

  public Optional<DeadLetter> find(long id) {
    return table.find(id);
  }

  /** The names of all views and reactions. */
  public Set<String> names() {
    return retries.keySet();
  }

  /** How many letters of a view or reaction wait. */
  public long waiting(String view) {
    return table.open(view);
  }

  /** How many letters wait, for each view or reaction that has any. */
  public Map<String, Long> waiting() {
    return table.open();
  }

  public boolean areWaiting() {
    return table.anyOpen();
  }

  /**
   * Retries a letter's whole sequence from its first letter on, because none may overtake another.
   * Empty if there is no such letter, or it was discarded.
   *
   * @throws NotNow if somebody else is retrying the view's letters, or this hub lacks the view
   */
  public Optional<Retried> retry(long id) {
    return table
        .find(id)
        .filter(it -> it.discard() == null)
        .map(it -> retry(it.view(), List.of(it.sequence())));
  }

  /**
   * Retries every sequence of a view or reaction.
   *
   * @throws NotNow like {@link #retry(long)}
   */
  public Retried retryAll(String view) {
    return retry(view, table.sequences(view));
  }

  private Retried retry(String view, List<String> sequences) {
    Retry retry = retries.get(view);
    if (retry == null)
      throw new NotNow(NotNow.Why.UNKNOWN_VIEW, "There is no view or reaction " + view);
    int takenIn = lock.take(view, () -> sequences.stream().mapToInt(retry::sequence).sum());
    List<DeadLetter> failed =
        sequences.stream().flatMap(it -> table.first(view, it, 1).stream()).toList();
    log.info("{}: {} letters retried, {} sequences stand still", view, takenIn, failed.size());
    return new Retried(view, takenIn, failed, table.open(view));
  }

  /**
   * Leaves an event out for good, also in a replay, and retries the letters that waited behind it.
   * Only the first of a sequence can be left out. Empty if there is no such letter, or it is left
   * out already.
   *
   * @param by the operator, for the record
   * @param reason for the record, not blank
   * @throws NotNow if it is not the first of its sequence, or like {@link #retry(long)}
   */
  public Optional<Retried> discard(long id, String by, String reason) {
    if (reason.isBlank()) throw new IllegalArgumentException("A reason is needed");
    return table
        .find(id)
        .filter(it -> it.discard() == null)
        .map(
            it -> {
              lock.take(it.view(), () -> discard(it, by, reason));
              log.warn("{} discarded {} of {}: {}", by, it.position(), it.view(), reason);
              return retry(it.view(), List.of(it.sequence()));
            });
  }

  private int discard(DeadLetter letter, String by, String reason) {
    boolean isFirst =
        table.first(letter.view(), letter.sequence(), 1).stream()
            .anyMatch(it -> it.id() == letter.id());
    if (!isFirst)
      throw new NotNow(
          NotNow.Why.NOT_FIRST,
          "Only the first letter of a sequence can be left out; this one waits behind it");
    table.discard(letter.id(), by, reason);
    return 1;
  }

  /** The action is not possible at the moment; nothing was changed. */
  public static final class NotNow extends RuntimeException {
    private final Why why;

    NotNow(Why why, String message) {
      super(message);
      this.why = why;
    }

    public Why why() {
      return why;
    }

    public enum Why {
      UNKNOWN_VIEW,
      UNDER_WAY,
      NOT_FIRST
    }
  }
}
