package weft.edi.reception;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import weft.context.Contexts;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DryRun;
import weft.edi.EdiCheck;
import weft.edi.InterchangeResult;
import weft.edi.mapping.Translator;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.SeveralInterchanges;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reception.inbox.Sha256;
import weft.event.Provenance;
import weft.event.Streams;
import weft.interchange.Fault;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * A dry run of {@link Reception} with the current profile, partners and rules. Stores and changes
 * nothing. Like reception, it refuses a file that names another party of the hub as its sender. It
 * checks the messages of such a file only against the standard, so that nobody can test another
 * party's orders and schedules.
 */
public final class ReceptionCheck {
  private final PartyDirectory directory;
  private final Translator translator;
  private final Streams streams;
  private final DryRun trial;

  public ReceptionCheck(PartyDirectory directory, Translator translator, Streams streams) {
    this.directory = directory;
    this.translator = translator;
    this.streams = streams;
    this.trial = new DryRun(Contexts.TYPES, streams);
  }

  /**
   * Checks an interchange, or a file of several. Each interchange is checked as if the earlier ones
   * in the file did not exist.
   */
  public InterchangeResult check(byte[] bytes, PartyCode party) {
    List<SeveralInterchanges.Part> parts = SeveralInterchanges.of(bytes);
    if (parts.size() == 1) return one(bytes, party);
    if (parts.size() > SeveralInterchanges.MOST)
      return EdiCheck.answer(SeveralInterchanges.tooMany(parts));
    return InterchangeResult.several(
        null,
        party.value(),
        parts.stream().map(it -> one(it.of(bytes), party).at(it.from())).toList());
  }

  /** Returns how reception would read it: by the party's profile if the party is its sender. */
  public ReaderOptions reading(byte[] bytes, PartyCode party) {
    Envelope envelope = EdiReader.scan(bytes);
    if (envelope == null || !sender(envelope).equals(Optional.of(party)))
      return ReaderOptions.STANDARD;
    return PartnerReading.options(directory, party, Arrival.receiver(envelope, directory));
  }

  /**
   * Returns the sender; empty if the hub does not know its address. Such a file may be checked by
   * anybody.
   */
  private Optional<PartyCode> sender(Envelope envelope) {
    return directory.party(envelope.sender().id(), envelope.scheme(envelope.sender()));
  }

  private InterchangeResult one(byte[] bytes, PartyCode party) {
    Envelope envelope = EdiReader.scan(bytes);
    Optional<PartyCode> sender = envelope == null ? Optional.empty() : sender(envelope);
    if (envelope == null || sender.isEmpty()) return EdiCheck.check(bytes, ReaderOptions.STANDARD);
    if (!sender.get().equals(party)) return foreign(bytes, envelope, party);
    String receiver = Arrival.receiver(envelope, directory);
    var key = new InterchangeKey(party.value(), receiver, envelope.reference());
    String sha256 = Sha256.ofContent(bytes);
    Interchange known = known(key);
    if (known.received() != null) {
      boolean recurs = Agreed.of(directory, party, receiver).referencesRecurAfterDays() != null;
      if (known.received().sha256().equals(sha256) || !recurs)
        return withoutId(InterchangeAnswers.of(known, sha256, "", known.received(), false));
    }
    ReaderOptions options = PartnerReading.options(directory, party, receiver);
    ReadInterchange read = Addressee.checked(EdiReader.read(bytes, options), receiver, directory);
    if (read.messages().isEmpty()) return EdiCheck.answer(read);
    return judged(read, options, bytes.length, sha256, free(key, known));
  }

  /** Refuses the file like reception, and adds the faults against the standard. */
  private static InterchangeResult foreign(byte[] bytes, Envelope envelope, PartyCode party) {
    InterchangeResult it = EdiCheck.check(bytes, ReaderOptions.STANDARD);
    List<Fault> faults = new ArrayList<>(it.faults());
    faults.addFirst(Reception.foreign(envelope, party));
    return new InterchangeResult(
        it.id(),
        it.duplicate(),
        it.sender(),
        it.receiver(),
        it.reference(),
        InterchangeOutcome.REJECTED,
        it.messages(),
        List.copyOf(faults),
        null,
        null,
        null);
  }

  private Interchange known(InterchangeKey key) {
    String stream = key.stream();
    return Interchange.of(streams.read(Set.of(stream)).getOrDefault(stream, List.of()));
  }

  /** Returns a key without an interchange, so that the file is judged as new. */
  private static InterchangeKey free(InterchangeKey key, Interchange known) {
    return known.received() == null ? key : key.nth(Integer.MAX_VALUE);
  }

  private InterchangeResult judged(
      ReadInterchange read, ReaderOptions options, int length, String sha256, InterchangeKey key) {
    var sender = new PartyCode(key.sender());
    InterchangeReceived received = Arrival.tried(key, sender, sha256, length, read);
    var understanding =
        new MessageInterpreter(
            directory, translator, sender, Reception.supplier(received, directory), read, options);
    var by = new Provenance.Actor(sender, null, null);
    List<ApplyMessage> asked = new ArrayList<>();
    for (ReadMessage it : read.messages())
      asked.add(
          understanding
              .of(it)
              .asked(by, received, it, it.number() == read.messages().size(), null));
    return withoutId(
        InterchangeAnswers.of(
            trial.ofMessages(asked, Contexts.FILING), sha256, "", received, false));
  }

  private static InterchangeResult withoutId(InterchangeResult it) {
    return new InterchangeResult(
        it.duplicate() ? it.id() : null,
        it.duplicate(),
        it.sender(),
        it.receiver(),
        it.reference(),
        it.outcome(),
        it.messages(),
        it.faults(),
        null,
        null,
        null);
  }
}
