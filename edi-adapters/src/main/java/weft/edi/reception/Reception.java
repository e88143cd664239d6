package weft.edi.reception;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.ConcludeUnreadable;
import weft.desk.DeskCommand.RefuseSender;
import weft.edi.InterchangeResult;
import weft.edi.mapping.Translator;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.SeveralInterchanges;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.MessageInterpreter.Understood;
import weft.edi.reception.inbox.Arrivals;
import weft.edi.reception.inbox.FileOfSeveral;
import weft.edi.reception.inbox.ForeignSender;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.MovedAt;
import weft.edi.reception.inbox.ReadingRoom;
import weft.edi.reception.inbox.ReferenceUses;
import weft.edi.reception.inbox.RepeatAnswers;
import weft.edi.reception.inbox.Sender;
import weft.edi.reception.inbox.UnfinishedInterchanges;
import weft.event.Deadline;
import weft.event.Provenance;
import weft.event.Refused;
import weft.event.Streams;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.RerunRefusal;
import weft.interchange.RerunRefusal.NotKeptForItsReference;
import weft.interchange.Severity;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Receives interchanges. The raw bytes are durable before anything else happens. Each message is
 * one command. An instance that stops halfway continues later from that point.
 */
public final class Reception {
  /** The hub's own address; the message then names the supplier. */
  public static final String HUB = "WEFT";

  private final Inbox inbox;
  private final PartyDirectory directory;
  private final Translator translator;
  private final ReferenceUses uses;
  private final CommandGateway counter;
  private final RepeatAnswers repeats;
  private final Supplier<UUID> ids;
  private final FileOfSeveral several;
  private final UnfinishedInterchanges unfinished;
  private final Arrivals arrivals = new Arrivals();

  public Reception(
      Inbox inbox,
      PartyDirectory directory,
      Translator translator,
      Streams streams,
      CommandGateway counter,
      RepeatAnswers repeats,
      Supplier<UUID> ids) {
    this.inbox = inbox;
    this.directory = directory;
    this.translator = translator;
    this.uses = new ReferenceUses(streams, inbox);
    this.counter = counter;
    this.repeats = repeats;
    this.ids = ids;
    this.several = new FileOfSeveral(inbox, ids, this::applyOne);
    this.unfinished = new UnfinishedInterchanges(inbox, this::read);
  }

  /** Returns the counters of received interchanges. */
  public Arrivals arrivals() {
    return arrivals;
  }

  /** Stores the bytes durably. */
  public Inbox.Item store(byte[] bytes, Sender sender) {
    return inbox.store(ids.get(), sender.party(), sender.channel(), bytes);
  }

  /**
   * Reads and applies a stored interchange, or each one of a file. Returns when the commands are
   * committed; a second call changes nothing.
   *
   * @throws ForeignSender if its envelope names another sender
   * @throws ReadingRoom.Full if there is no room to read it for a long time; it is stored, and the
   *     inbox continues it later
   */
  public InterchangeResult apply(Inbox.Item item, Sender sender) {
    long begun = System.nanoTime();
    return ReadingRoom.SHARED.in(
        item.bytes().length,
        ReadingRoom.PATIENCE,
        () -> {
          Deadline.uncounted(begun);
          return read(item, sender);
        });
  }

  private InterchangeResult read(Inbox.Item item, Sender sender) {
    List<SeveralInterchanges.Part> parts = SeveralInterchanges.of(item.bytes());
    Deadline.goOn();
    if (parts.size() == 1) return applyOne(item, sender);
    return parts.size() > SeveralInterchanges.MOST
        ? unreadable(item, sender, SeveralInterchanges.tooMany(parts))
        : several.apply(item, sender, parts);
  }

  private InterchangeResult applyOne(Inbox.Item item, Sender sender) {
    Envelope envelope = EdiReader.scan(item.bytes());
    if (envelope == null)
      return unreadable(item, sender, EdiReader.read(item.bytes(), ReaderOptions.STANDARD));
    PartyCode named =
        directory.party(envelope.sender().id(), envelope.scheme(envelope.sender())).orElse(null);
    if (named == null || !named.equals(sender.party())) return refuse(item, sender, envelope);
    String receiver = Arrival.receiver(envelope, directory);
    Integer days = Agreed.of(directory, named, receiver).referencesRecurAfterDays();
    ReferenceUses.Use use =
        uses.of(new InterchangeKey(named.value(), receiver, envelope.reference()), item, days);
    InterchangeReceived first = use.known().received();
    if (use.known().outcome() != null && first != null && use.has(item.sha256()))
      return answer(use.known(), item, first);
    return file(item, by(sender), use.key(), first, null);
  }

  /**
   * Applies an interchange that was kept because its control reference had been used before, as a
   * new use of that reference.
   *
   * @param reason a person's words
   * @throws Refused with a {@link RerunRefusal} if it was not kept for that reason, or is already
   *     applied
   */
  public InterchangeResult applyAfterAll(UUID id, Provenance.Actor by, Text reason) {
    return inbox.reading(id, item -> applyAfterAll(item, by, reason));
  }

  private InterchangeResult applyAfterAll(Inbox.Item item, Provenance.Actor by, Text reason) {
    UUID id = item.id();
    InterchangeKey reference = Arrival.key(item, directory);
    ReferenceUses.Use holding = reference == null ? null : uses.holding(reference, id).orElse(null);
    if (reference == null || holding == null) throw new Refused(new NotKeptForItsReference());
    boolean begun = holding.isOf(id);
    if (begun ? holding.known().outcome() != null : uses.have(reference, item))
      throw new Refused(new NotKeptForItsReference());
    return file(item, by, begun ? holding.key() : uses.free(reference, item), null, reason);
  }

  /**
   * Reads an interchange and files it under a key.
   *
   * @param used the interchange already filed under the key; null if there is none
   */
  private InterchangeResult file(
      Inbox.Item item,
      Provenance.Actor by,
      InterchangeKey key,
      @Nullable InterchangeReceived used,
      @Nullable Text afterAll) {
    ReaderOptions options = PartnerReading.options(directory, item.owner(), key.receiver());
    ReadInterchange read =
        Addressee.checked(EdiReader.read(item.bytes(), options), key.receiver(), directory);
    Deadline.goOn();
    ReadInterchange told =
        used == null || used.sha256().equals(item.sha256())
            ? read
            : read.with(InterchangeAnswers.reused(used));
    InterchangeReceived received = Arrival.received(item, key, told, afterAll);
    Interchange filed =
        read.messages().isEmpty()
            ? concludeUnreadable(by, received)
            : applyAll(by, received, read, options);
    InterchangeReceived original = filed.received();
    return answer(filed, item, original == null ? received : original);
  }

  private static Provenance.Actor by(Sender sender) {
    return new Provenance.Actor(sender.party(), sender.user(), sender.client());
  }

  /**
   * Continues interchanges that a stopped instance left behind.
   *
   * @return the number of concluded interchanges
   */
  public int resume(Duration age) {
    return unfinished.resume(age);
  }

  private Interchange applyAll(
      Provenance.Actor by,
      InterchangeReceived received,
      ReadInterchange read,
      ReaderOptions options) {
    var understanding =
        new MessageInterpreter(
            directory, translator, received.owner(), supplier(received, directory), read, options);
    Interchange filed = Interchange.NEW;
    Integer hours = null;
    for (ReadMessage message : read.messages()) {
      boolean last = message.number() == read.messages().size();
      Understood it = understanding.of(message);
      Deadline.goOn();
      hours = sooner(hours, it.acknowledgementHours());
      Instant arrived = MovedAt.of(inbox, received.id(), it.commands());
      filed = counter.file(it.asked(by, received, message, last, arrived));
    }
    // Before the inbox concludes it, so that an instance that stops here repeats this step.
    if (hours != null && isFirst(filed, received) && Acknowledgements.isDue(filed, directory))
      inbox.owe(UUID.fromString(received.id()), received.key(), hours);
    return filed;
  }

  private static @Nullable Integer sooner(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) return one == null ? other : one;
    return Math.min(one, other);
  }

  private static boolean isFirst(Interchange filed, InterchangeReceived received) {
    InterchangeReceived first = filed.received();
    return first != null && first.id().equals(received.id());
  }

  /**
   * Returns the receiver of the envelope; null if that is the hub and the message names the
   * supplier.
   */
  public static @Nullable PartyCode supplier(
      InterchangeReceived received, PartyDirectory directory) {
    String receiver = received.key().receiver();
    return receiver.equals(HUB) ? null : directory.named(receiver).orElse(null);
  }

  private InterchangeResult unreadable(Inbox.Item item, Sender sender, ReadInterchange read) {
    // It names no reference, so its bytes identify it: a repetition adds no event.
    var key = new InterchangeKey("?", "?", sender.party() + " " + item.sha256());
    var received = Arrival.received(item, key, read, null);
    Interchange filed = concludeUnreadable(by(sender), received);
    InterchangeReceived first = filed.received();
    return answer(filed, item, first == null ? received : first);
  }

  private Interchange concludeUnreadable(Provenance.Actor by, InterchangeReceived received) {
    return counter.file(
        new ConcludeUnreadable(Arrival.provenance(by, received, null, null), received));
  }

  /** Returns the refusal of an interchange that names another sender than the submitting party. */
  static Fault foreign(Envelope envelope, PartyCode party) {
    Text text =
        new Text(
            "The interchange names "
                + envelope.sender().id()
                + " as its sender, but "
                + party
                + " submitted it. It is not applied.",
            "该 EDI 文件的发送方为 " + envelope.sender().id() + "，但由 " + party + " 提交。该文件不予处理。");
    Envelope.Place place = envelope.senderPlace();
    return new Fault(
        1, place.tag(), place.element(), FaultCode.SENDER_MISMATCH, Severity.ERROR, 0, text);
  }

  private InterchangeResult refuse(Inbox.Item item, Sender sender, Envelope envelope) {
    Fault fault = foreign(envelope, sender.party());
    // A separate key, so that nobody can use up the true sender's references.
    var key = new InterchangeKey("?" + sender.party(), envelope.sender().id(), item.sha256());
    var received =
        Arrival.received(
            item, key, new ReadInterchange(envelope, List.of(), List.of(), List.of(fault)), null);
    Interchange filed =
        counter.file(
            new RefuseSender(Arrival.provenance(by(sender), received, null, null), received));
    inbox.conclude(item.id());
    InterchangeReceived first = filed.received();
    UUID id = first == null ? item.id() : UUID.fromString(first.id());
    arrivals.told(item, InterchangeResult.refused(id, sender.party(), fault));
    throw new ForeignSender(id, fault);
  }

  private InterchangeResult answer(Interchange filed, Inbox.Item item, InterchangeReceived first) {
    boolean acknowledged = Acknowledgements.isDue(filed, directory);
    InterchangeResult answer =
        InterchangeAnswers.of(filed, item.sha256(), item.id().toString(), first, acknowledged);
    // Before the inbox concludes it, so that an instance that stops here repeats this step.
    if (answer.duplicate()) repeats.tell(item, filed);
    inbox.conclude(item.id());
    return arrivals.told(item, answer);
  }
}
