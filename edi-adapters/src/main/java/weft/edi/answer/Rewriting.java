package weft.edi.answer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import weft.edi.outbox.Outbox;
import weft.event.Reaction;
import weft.event.Recorded;

/**
 * Has what could not be written be written once more, by what is agreed upon now: the event that
 * had it written is handed again to whoever writes, whose words go into the place of what failed.
 */
public final class Rewriting {
  private final Answering here;
  private final Positions positions;
  private final List<Function<Answering, Reaction>> writers;

  /** Where an event stands in history. */
  public interface Positions {
    long of(String stream, long sequence);
  }

  /**
   * Made of the hub's own parts.
   *
   * @param writers all that write what partners are sent
   */
  public Rewriting(
      Answering here, Positions positions, List<Function<Answering, Reaction>> writers) {
    this.here = here;
    this.positions = positions;
    this.writers = writers;
  }

  /**
   * Writes it, or keeps why it still cannot be; who asked and why is kept with it.
   *
   * @param party whose user asks
   * @return false where nothing is to be written by what is agreed upon now, or the event is not
   *     known any more
   */
  public boolean write(UUID id, String by, String party, String reason) {
    Outbox.Unwritten it = here.outbox().unwritten(id).orElse(null);
    if (it == null) return false;
    Optional<Recorded> event = event(it.stream(), it.sequence());
    if (event.isEmpty()) return false;
    Outbox again = here.outbox().writing(new Outbox.Again(id, it.cause(), by, party, reason));
    var there = new Answering(here.inbox(), here.directory(), here.streams(), again, here.zone());
    for (Function<Answering, Reaction> writer : writers) {
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
