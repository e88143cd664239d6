package weft.filing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.ContradictionEvent;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.interchange.StatedCommand;

/**
 * Turns an event that contradicts known data into a note at the place in the message that states
 * it.
 */
final class ContradictionNotes {
  /**
   * Limits the notes of a message that contradicts in every line; all events are in their streams.
   */
  static final int MOST = 200;

  private ContradictionNotes() {}

  /**
   * Returns the note; null for an event that contradicts nothing.
   *
   * @param command the command that led to the event
   * @param places where the message begins, then where each of its items begins
   */
  static @Nullable Fault note(
      Object event, StreamCommand command, @Nullable List<StatedAt> places) {
    if (!(event instanceof ContradictionEvent it)) return null;
    List<StatedAt> known = places == null ? List.of() : places;
    Integer segment = it.segment(command);
    StatedAt at = segment == null ? item(command, known) : place(segment, known);
    return at == null && segment != null
        ? new Fault(segment, null, null, FaultCode.CONTRADICTION, Severity.NOTE, 0, it.told())
        : Fault.at(at, FaultCode.CONTRADICTION, Severity.NOTE, it.told());
  }

  /** The place where the item begins; otherwise the place of the message. */
  private static @Nullable StatedAt item(StreamCommand command, List<StatedAt> places) {
    StatedAt item = command instanceof StatedCommand said ? said.at() : null;
    return item != null || places.isEmpty() ? item : places.getFirst();
  }

  private static @Nullable StatedAt place(int segment, List<StatedAt> places) {
    return places.stream().filter(it -> it.segment() == segment).findFirst().orElse(null);
  }
}
