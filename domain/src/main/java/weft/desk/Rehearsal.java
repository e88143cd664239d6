package weft.desk;

import java.util.List;
import weft.desk.DeskCommand.ApplyMessage;
import weft.event.StreamTypes;
import weft.event.Streams;
import weft.interchange.Interchange;

/**
 * Judges the messages of an interchange as the desk would, each after those before it, and records
 * nothing.
 */
public final class Rehearsal {
  private final StreamTypes types;
  private final Streams streams;

  public Rehearsal(StreamTypes types, Streams streams) {
    this.types = types;
    this.streams = streams;
  }

  /**
   * What the interchange would be after them.
   *
   * @param messages of one interchange in their order, from its first on
   */
  public Interchange of(List<ApplyMessage> messages) {
    ApplyMessage first = messages.getFirst();
    var book = new Book(first.provenance(), streams, types, List.of());
    var desk = new InterchangeDesk(book, first.received());
    Interchange filed = Interchange.NEW;
    for (ApplyMessage it : messages) {
      book.openMore(Desk.touched(it));
      filed = desk.apply(it);
    }
    return filed;
  }
}
