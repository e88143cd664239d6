package weft.history.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weft.event.Recorded;

/** The blocked sequences of a view or reaction, and the events to park with them. */
public final class ParkedSequences {
  /** An event to park; without a cause it only waits behind another. */
  record Parked(Recorded event, String sequence, @Nullable Cause cause, int attempts) {}

  private final Function<Recorded, Object> sequenceOf;
  private final Map<String, Long> standing;
  private final Set<Long> discarded;
  private final List<Parked> letters = new ArrayList<>();

  /**
   * Begins with the parked letters.
   *
   * @param standing the blocked sequences, each with the position of its first letter
   * @param discarded positions that an operator chose to leave out
   */
  public ParkedSequences(
      Function<Recorded, Object> sequenceOf, Map<String, Long> standing, Set<Long> discarded) {
    this.sequenceOf = sequenceOf;
    this.standing = standing;
    this.discarded = discarded;
  }

  /**
   * Returns the events that may be processed, and parks the others behind the letters of their
   * sequence. An event before the parked one may pass: the view is then being replayed.
   */
  public List<Recorded> admit(List<Recorded> events) {
    if (standing.isEmpty() && discarded.isEmpty()) return events;
    var admitted = new ArrayList<Recorded>(events.size());
    for (Recorded it : events) {
      if (discarded.contains(it.position())) continue;
      Long from = standing.get(sequence(it));
      if (from == null || it.position() < from) admitted.add(it);
      else letters.add(new Parked(it, sequence(it), null, 0));
    }
    return admitted;
  }

  /** Blocks the event's sequence from this event on. */
  public void stopAt(Recorded event, Throwable failure, int attempts) {
    standing.put(sequence(event), event.position());
    letters.add(new Parked(event, sequence(event), Cause.of(failure), attempts));
  }

  public List<Parked> letters() {
    return letters;
  }

  private String sequence(Recorded event) {
    return String.valueOf(sequenceOf.apply(event));
  }
}
