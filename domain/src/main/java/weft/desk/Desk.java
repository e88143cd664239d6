package weft.desk;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import weft.agreement.Agreement;
import weft.desk.DeskAnswer.Done;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.Ask;
import weft.desk.DeskCommand.ConcludeUnreadable;
import weft.desk.DeskCommand.Introduce;
import weft.desk.DeskCommand.RefuseSender;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.DeskRefusal.KeyReused;
import weft.desk.DeskRefusal.Stale;
import weft.desk.RequestEvent.RequestAnswered;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.StreamTypes;
import weft.event.Streams;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;

/**
 * Handles every command: one at a time per routing key. It reads all streams of the command in one
 * query, lets the rules decide, and appends once at the end of Axon's unit of work. If two hub
 * nodes collide on a stream, the store refuses the second append and the sender tries again.
 */
public final class Desk {
  private final StreamTypes types;
  private final Filing filing;
  private final Streams streams;
  private final EventBus history;
  private final int fewest;
  private final RoutingLocks locks = new RoutingLocks();

  public Desk(StreamTypes types, Filing filing, Streams streams, EventBus history) {
    this(types, filing, streams, history, 10);
  }

  /**
   * Creates a desk that stores a snapshot of a stream now and then.
   *
   * @param fewest number of events read before a stream gets a new snapshot; for long streams a
   *     tenth of their length, 100 at most
   */
  public Desk(StreamTypes types, Filing filing, Streams streams, EventBus history, int fewest) {
    this.types = types;
    this.filing = filing;
    this.streams = streams;
    this.history = history;
    this.fewest = fewest;
  }

  /** Registers each command by its class name, because Axon routes by exact type. */
  public void open(CommandBus bus) {
    for (Class<?> type : DeskCommand.class.getPermittedSubclasses()) {
      bus.subscribe(type.getName(), message -> handle((DeskCommand) message.getPayload()));
    }
  }

  private DeskAnswer handle(DeskCommand command) {
    locks.take(command.routingKeys(), CurrentUnitOfWork.get());
    Book book = new Book(command.provenance(), streams, types, touched(command, filing));
    DeskAnswer answer =
        switch (command) {
          case ApplyMessage it -> new Filed(filing.apply(book, it));
          case RerunMessage it -> new Filed(filing.rerun(book, it));
          case ConcludeUnreadable it -> new Filed(filing.unreadable(book, it.received()));
          case RefuseSender it -> new Filed(filing.foreign(book, it.received()));
          case Ask it -> ask(it, book);
          case Introduce it -> introduce(it, book);
        };
    if (!book.added().isEmpty()) {
      history.publish(book.added());
      CurrentUnitOfWork.get().afterCommit(_ -> book.grown(fewest).forEach(streams::keep));
    }
    return answer;
  }

  static Set<String> touched(DeskCommand command, Filing filing) {
    Set<String> ids = new TreeSet<>();
    switch (command) {
      case ApplyMessage it -> {
        ids.add(it.received().key().stream());
        ids.addAll(touched(it.commands(), filing));
      }
      case RerunMessage it -> {
        ids.add(it.received().key().stream());
        ids.addAll(touched(it.commands(), filing));
      }
      case ConcludeUnreadable it -> ids.add(it.received().key().stream());
      case RefuseSender it -> ids.add(it.received().key().stream());
      case Introduce it -> ids.add(it.stream());
      case Ask it -> {
        it.commands().forEach(asked -> ids.add(asked.stream()));
        if (it.request() != null) ids.add(it.request().stream());
      }
    }
    return ids;
  }

  private static Set<String> touched(List<StreamCommand> commands, Filing filing) {
    Set<String> ids = new TreeSet<>(filing.streams(commands));
    commands.forEach(it -> ids.add(it.stream()));
    return ids;
  }

  private Done ask(Ask asked, Book book) {
    RequestKey request = asked.request();
    if (request != null && !book.isNew(request.stream())) {
      var before = (RequestAnswered) book.events(request.stream()).getFirst();
      if (!request.fingerprint().equals(before.fingerprint()))
        throw new Refused(new KeyReused(request.key()));
      return new Done(before.version());
    }
    String stream = asked.stream();
    Long expected = asked.expectedVersion();
    long before = book.version(stream);
    if (expected != null && before != expected && !book.isNew(stream))
      throw new Refused(new Stale(expected, before));
    boolean alone = asked.commands().size() == 1;
    for (StreamCommand it : asked.commands())
      if (alone) book.decide(it);
      else book.decideForItsOwn(it);
    // If the stream does not exist, the rules have refused by now. If they would create it, the
    // caller cannot have seen an earlier version.
    if (expected != null && before != expected) throw new Refused(new Stale(expected, 0));
    long version = book.version(stream);
    if (request != null)
      book.add(request.stream(), new RequestAnswered(request.fingerprint(), version));
    return new Done(version);
  }

  private static Done introduce(Introduce introduced, Book book) {
    switch (introduced.event()) {
      case PartnershipAgreed it -> Agreement.check(it.profile());
      case OrganizationRegistered _, ChannelAgreed _ -> {}
    }
    String stream = introduced.stream();
    if (!introduced.event().equals(lastIntroduced(book.events(stream)))) {
      Long expected = introduced.expectedVersion();
      if (expected != null && expected != book.version(stream))
        throw new Refused(new Stale(expected, book.version(stream)));
      book.add(stream, introduced.event());
    }
    return new Done(book.version(stream));
  }

  /**
   * Ignores profiles that the partners agreed on: repeating an introduction, as the demo does at
   * every start, must not undo them.
   */
  private static @Nullable Object lastIntroduced(List<Object> events) {
    return events.reversed().stream()
        .filter(it -> !(it instanceof PartnershipAgreed agreed) || agreed.reason() == null)
        .findFirst()
        .orElse(null);
  }
}
