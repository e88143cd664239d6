package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.deploy.demo.DemoNetwork;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.desk.DeskCommand.Introduce;
import weft.edi.InterchangeResult;
import weft.edi.answer.AnswerContext;
import weft.edi.answer.RefusedRepeats;
import weft.edi.answer.WhenCallOffsCommittedThenAnswerSchedule;
import weft.edi.answer.WhenInterchangeConcludedThenAcknowledge;
import weft.edi.answer.WhenMessagesWereNotAppliedThenSayWhy;
import weft.edi.answer.WhenOrderAnsweredThenRespond;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.edi.expected.AcknowledgementWatch;
import weft.edi.expected.AlertList;
import weft.edi.expected.AlertRow;
import weft.edi.expected.Alerts;
import weft.edi.expected.AwaitedAcknowledgements;
import weft.edi.expected.ReferenceSeries;
import weft.edi.expected.WhenAcknowledgedThenBook;
import weft.edi.expected.WhenFirmDemandIsCutThenWarnSupplier;
import weft.edi.expected.WhenInterchangeReceivedThenFollowReferences;
import weft.edi.expected.WhenMessageContradictedThenAlert;
import weft.edi.expected.WhenMessageHeldThenAlert;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reception.HeldMessages;
import weft.edi.reception.MessageReruns;
import weft.edi.reception.Reception;
import weft.edi.reception.WhenPartnersPartsOrOrdersAreKnownThenRerunHeld;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.Sender;
import weft.event.Provenance;
import weft.history.History;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.party.Channel;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.PartyScope;
import weft.party.Profile;
import weft.projections.party.DirectoryView;

/** A small part of a hub: the demo's companies, their inbox and outbox, and a history. */
public final class SmallHub implements AutoCloseable {
  /** The hub holds unknown parts, and acknowledges nothing. */
  public static final Profile HOLDS =
      new Profile(
          Profile.UnknownPart.HOLD,
          Profile.Acknowledgement.NEVER,
          false,
          false,
          false,
          null,
          null,
          null,
          null);

  private final TestDatabase database = TestDatabase.fresh();
  private final History history;
  private final CommandGateway counter;
  private final Inbox inbox;
  private final Translator translator;
  private final DirectoryView directory;
  private final Reception reception;
  private final Outbox outbox;

  public SmallHub() {
    this(Meanings.BY_TYPE, false);
  }

  /** A hub that writes CONTRL; its meanings may be replaced, to make them fail. */
  public static SmallHub acknowledging(Map<String, MessageMeaning> meanings) {
    return new SmallHub(meanings, true);
  }

  private SmallHub(Map<String, MessageMeaning> meanings, boolean acknowledges) {
    JdbcClient writer = JdbcClient.create(database.pools().writer());
    directory = new DirectoryView(writer);
    inbox = new Inbox(writer);
    outbox = new Outbox(database.pools().writer(), UUID::randomUUID);
    translator = new Translator(meanings);
    var builder =
        History.on(database.pools())
            .events(EventTypes.ALL)
            .states(StateType.ALL)
            .view(directory)
            .reaction(
                it -> new WhenCallOffsCommittedThenAnswerSchedule(answering(it, directory, outbox)))
            .reaction(it -> new WhenOrderAnsweredThenRespond(answering(it, directory, outbox)))
            .reaction(
                it -> new WhenDocumentKeptThenWriteToPartner(answering(it, directory, outbox)))
            .reaction(
                it ->
                    new WhenMessageAppliedThenWriteToSupplier(
                        answering(it, directory, outbox), it.appends()))
            .reaction(
                it -> new WhenMessagesWereNotAppliedThenSayWhy(answering(it, directory, outbox)))
            .reaction(
                it ->
                    new WhenPartnersPartsOrOrdersAreKnownThenRerunHeld(
                        new HeldMessages(writer),
                        reruns(it),
                        position -> it.positions().awaitSettled(position, Duration.ofSeconds(20))))
            .reaction(
                _ -> new WhenInterchangeReceivedThenFollowReferences(new ReferenceSeries(writer)))
            .reaction(
                _ ->
                    new WhenAcknowledgedThenBook(
                        inbox, directory, new AwaitedAcknowledgements(writer), new Alerts(writer)))
            .reaction(_ -> new WhenMessageHeldThenAlert(new Alerts(writer)))
            .reaction(_ -> new WhenMessageContradictedThenAlert(new Alerts(writer)))
            .reaction(_ -> new WhenFirmDemandIsCutThenWarnSupplier(new Alerts(writer)));
    if (acknowledges)
      builder.reaction(
          it -> new WhenInterchangeConcludedThenAcknowledge(answering(it, directory, outbox)));
    history = builder.open();
    new Desk(Contexts.TYPES, Contexts.FILING, history.streams(), history.events())
        .open(history.commands());
    history.start();
    counter = new CommandGateway(history.commands());
    reception =
        new Reception(
            inbox,
            directory,
            translator,
            history.streams(),
            counter,
            new RefusedRepeats(answering(history, directory, outbox)),
            UUID::randomUUID);
    new DemoNetwork(counter).introduce();
    settle();
  }

  public AnswerContext answering() {
    return answering(history, directory, outbox);
  }

  private AnswerContext answering(History it, PartyDirectory directory, Outbox outbox) {
    return new AnswerContext(inbox, directory, it.streams(), outbox, ZoneOffset.UTC);
  }

  /** Looks for overdue acknowledgements when a test calls it. */
  public AcknowledgementWatch watch() {
    return new AcknowledgementWatch(
        new AwaitedAcknowledgements(writer()), new Alerts(writer()), directory);
  }

  /** The writers' pool. */
  public JdbcClient writer() {
    return JdbcClient.create(database.pools().writer());
  }

  /** The alerts as a party sees them. */
  public List<AlertRow> alerts(String party) {
    PartyScope scope = PartyScope.viewer(new PartyCode(party));
    var all = new AlertList.Filter(null, null, null);
    return new PartyReads(database.pools())
        .inParty(scope, db -> AlertList.list(db, scope, all, Long.MAX_VALUE, 100));
  }

  /** The messages of one type that the hub sent to a party. */
  public List<OutgoingRow> sent(String party, String type) {
    PartyScope scope = PartyScope.viewer(new PartyCode(party));
    var filter = new Outgoing.Filter(null, null, type, null, null, null, null, null);
    return new PartyReads(database.pools())
        .inParty(scope, db -> Outgoing.list(db, scope, filter, Long.MAX_VALUE, 100));
  }

  private MessageReruns reruns(History it) {
    return new MessageReruns(
        inbox,
        directory,
        translator,
        it.streams(),
        new CommandGateway(it.commands()),
        UUID::randomUUID);
  }

  public MessageReruns reruns() {
    return reruns(history);
  }

  public CommandGateway counter() {
    return counter;
  }

  public Inbox inbox() {
    return inbox;
  }

  public Reception reception() {
    return reception;
  }

  public History history() {
    return history;
  }

  /** The URL for another process that is a hub on the same database. */
  public TestDatabase database() {
    return database;
  }

  /** A superuser's view of its database. */
  public JdbcClient admin() {
    return database.admin();
  }

  public List<Object> events(String stream) {
    return history.streams().read(Set.of(stream)).getOrDefault(stream, List.of());
  }

  /** The CONTRL to an interchange; waits until it is written. */
  public String contrl(InterchangeResult of, String party) {
    PartyScope scope = PartyScope.viewer(new PartyCode(party));
    Instant end = Instant.now().plusSeconds(20);
    while (true) {
      var written =
          new PartyReads(database.pools())
              .inParty(scope, db -> Outgoing.acknowledgementOf(db, scope, String.valueOf(of.id())));
      if (written.isPresent()) return new String(written.get(), ISO_8859_1);
      if (Instant.now().isAfter(end)) throw new IllegalStateException("no CONTRL in 20 s");
      settle();
    }
  }

  public InterchangeResult apply(byte[] bytes, String party) {
    var sender = sender(party);
    return reception.apply(reception.store(bytes, sender), sender);
  }

  public static Sender sender(String party) {
    return new Sender(new PartyCode(party), null, "test", "https");
  }

  /** Changes a partnership; when this returns, the directory knows it. */
  public void agree(Partnership partnership, Profile profile) {
    counter.ask(
        new Introduce(
            provenance(new PartyCode("WEFT"), partnership),
            new PartnershipAgreed(partnership, profile, null),
            null));
    settle();
  }

  /** The provenance of an action that did not come by EDI. */
  public static Provenance provenance(PartyCode actor, Partnership partnership) {
    return provenance(actor, partnership.participants());
  }

  private static Provenance provenance(PartyCode actor, Set<PartyCode> participants) {
    return new Provenance(
        new Provenance.Actor(actor, null, null),
        new Provenance.Source("hub", null, null, "test"),
        participants,
        "test",
        null);
  }

  /** Sets a party's channel; when this returns, the directory knows it. */
  public void agree(PartyCode party, Channel channel) {
    var provenance = provenance(new PartyCode("WEFT"), Set.of(party));
    counter.ask(new Introduce(provenance, new ChannelAgreed(party, channel, null), null));
    settle();
  }

  public DirectoryView directory() {
    return directory;
  }

  private void settle() {
    assertThat(history.positions().awaitSettled(history.positions().head(), Duration.ofSeconds(20)))
        .isTrue();
  }

  /** The message of one type written in answer to an interchange; waits for it. */
  public String written(String type, String inAnswerTo) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      List<String> found =
          admin()
              .sql(
                  "select state || ' ' || encode(bytes, 'escape') from weft.outbox where"
                      + " message_type = ? and in_answer_to = ?")
              .params(type, inAnswerTo)
              .query((row, _) -> requireNonNull(row.getString(1)))
              .list();
      if (!found.isEmpty()) return found.getFirst();
      assertThat(System.nanoTime()).as("nothing of type " + type).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    history.close();
    translator.close();
    database.close();
  }
}
