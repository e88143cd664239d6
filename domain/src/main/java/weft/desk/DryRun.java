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
 * Tries commands without executing them, for previews and checks. A trial records nothing and takes
 * no lock.
 */
public final class DryRun {
  /** The provenance of trial events, which are discarded. */
  private static final Provenance NOBODYS =
      new Provenance(
          new Provenance.Actor(new PartyCode("WEFT"), null, null),
          new Provenance.Source("hub", null, null, null),
          Set.of(),
          "trial",
          null);

  private final StreamTypes types;
  private final Streams streams;

  public DryRun(StreamTypes types, Streams streams) {
    this.types = types;
    this.streams = streams;
  }

  /**
   * The outcome of a trial.
   *
   * @param refusal null where the command would be accepted
   * @param changes whether any event would be recorded
   */
  public record Outcome(@Nullable Refusal refusal, boolean changes) {}

  /**
   * Returns one outcome for each command, in order; each is decided after the effects of those
   * before it.
   */
  public List<Outcome> of(List<? extends StreamCommand> commands) {
    Set<String> ids = new TreeSet<>();
    commands.forEach(it -> ids.add(it.stream()));
    Book book = new Book(NOBODYS, streams, types, ids);
    List<Outcome> outcomes = new ArrayList<>(commands.size());
    for (StreamCommand it : commands) outcomes.add(outcome(book, it));
    return outcomes;
  }

  /**
   * Returns the interchange after its messages, each applied after those before it.
   *
   * @param messages all messages, from the first
   * @param filing the rules to apply
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
