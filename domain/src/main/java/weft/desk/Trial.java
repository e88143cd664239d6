package weft.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.desk.DeskCommand.ApplyMessage;
import weft.event.Provenance;
import weft.event.Refusal;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.StreamTypes;
import weft.event.Streams;
import weft.interchange.Interchange;
import weft.party.PartyCode;

/**
 * What the rules would say to commands of which none is carried out: what a preview and a check
 * show. Nothing is recorded, and nobody waits for it.
 */
public final class Trial {
  /** Of events that are thrown away. */
  private static final Provenance NOBODYS =
      new Provenance(
          new Provenance.Actor(new PartyCode("WEFT"), null, null),
          new Provenance.Source("hub", null, null, null),
          Set.of(),
          "trial",
          null);

  private final StreamTypes types;
  private final Streams streams;

  public Trial(StreamTypes types, Streams streams) {
    this.types = types;
    this.streams = streams;
  }

  /**
   * What a command would lead to.
   *
   * @param refusal null where it would be taken
   * @param changes whether anything would happen
   */
  public record Outcome(@Nullable Refusal refusal, boolean changes) {}

  /** One outcome for each command, in their order: each after what those before it would do. */
  public List<Outcome> of(List<? extends StreamCommand> commands) {
    Set<String> ids = new TreeSet<>();
    commands.forEach(it -> ids.add(it.stream()));
    Book book = new Book(NOBODYS, streams, types, ids);
    List<Outcome> outcomes = new ArrayList<>(commands.size());
    for (StreamCommand it : commands) outcomes.add(outcome(book, it));
    return outcomes;
  }

  /**
   * What an interchange would be after its messages, each after those before it.
   *
   * @param messages from its first on
   * @param filing by whose rules
   */
  public Interchange ofMessages(List<ApplyMessage> messages, Filing filing) {
    ApplyMessage first = messages.getFirst();
    var book = new Book(first.provenance(), streams, types, List.of());
    Interchange filed = Interchange.NEW;
    for (ApplyMessage it : messages) {
      book.openMore(Desk.touched(it, filing));
      filed = filing.apply(book, it);
    }
    return filed;
  }

  private static Outcome outcome(Book book, StreamCommand command) {
    try {
      return new Outcome(null, !book.decide(command).isEmpty());
    } catch (Refused e) {
      return new Outcome(e.refusal(), false);
    }
  }
}
