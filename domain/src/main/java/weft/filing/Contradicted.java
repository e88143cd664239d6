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

/** What is told of an event that contradicts what is known: a note where the message says it. */
final class Contradicted {
  /** All of them stand in their streams; a message that contradicts in every line is told once. */
  static final int MOST = 200;

  private Contradicted() {}

  /**
   * Null for every other event.
   *
   * @param command by which it happened
   * @param places of its message: where that begins, then where each of its items does
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

  /** Where the item begins, or else the message. */
  private static @Nullable StatedAt item(StreamCommand command, List<StatedAt> places) {
    StatedAt item = command instanceof StatedCommand said ? said.at() : null;
    return item != null || places.isEmpty() ? item : places.getFirst();
  }

  private static @Nullable StatedAt place(int segment, List<StatedAt> places) {
    return places.stream().filter(it -> it.segment() == segment).findFirst().orElse(null);
  }
}
