package weft.edi.answer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import weft.edi.outbox.Outbox;
import weft.event.Reaction;
import weft.event.Recorded;

/**
 * Writes an unwritten interchange again, by the current agreement. It passes the causing event to
 * all writers again; the result replaces the unwritten interchange.
 */
public final class Rewriting {
  private final AnswerContext here;
  private final Positions positions;
  private final List<Function<AnswerContext, Reaction>> writers;

  /** Looks up the position of an event in the history. */
  public interface Positions {
    long of(String stream, long sequence);
  }

  /**
   * Creates the service.
   *
   * @param writers all reactions that write interchanges to partners
   */
  public Rewriting(
      AnswerContext here, Positions positions, List<Function<AnswerContext, Reaction>> writers) {
    this.here = here;
    this.positions = positions;
    this.writers = writers;
  }

  /**
   * Writes the interchange, or records why it still cannot be written. Records who asked and why.
   *
   * @param party the party of the user who asked
   * @return false if the current agreement requires no interchange, or the event is no longer known
   */
  public boolean write(UUID id, String by, String party, String reason) {
    Outbox.Unwritten it = here.outbox().unwritten(id).orElse(null);
    if (it == null) return false;
    Optional<Recorded> event = event(it.stream(), it.sequence());
    if (event.isEmpty()) return false;
    Outbox again = here.outbox().writing(new Outbox.Again(id, it.cause(), by, party, reason));
    var there =
        new AnswerContext(here.inbox(), here.directory(), here.streams(), again, here.zone());
    for (Function<AnswerContext, Reaction> writer : writers) {
      Reaction reaction = writer.apply(there);
      if (reaction.handles(event.get().payload())) reaction.react(event.get());
    }
    return again.hasStored();
  }

  private Optional<Recorded> event(String stream, long sequence) {
    return here.streams().trace(stream).stream()
        .filter(it -> it.sequence() == sequence)
        .findFirst()
        .map(
            it ->
                new Recorded(
                    positions.of(stream, sequence),
                    stream,
                    sequence,
                    it.id(),
                    it.recordedAt(),
                    it.payload(),
                    it.provenance()));
  }
}
