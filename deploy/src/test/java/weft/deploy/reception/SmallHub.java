package weft.deploy.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.deploy.demo.DemoNetwork;
import weft.desk.Counter;
import weft.desk.Desk;
import weft.desk.DeskCommand.Introduce;
import weft.edi.InterchangeResult;
import weft.edi.answer.WhenCallOffsCommittedThenAnswerSchedule;
import weft.edi.outbox.Outbox;
import weft.edi.reception.Inbox;
import weft.edi.reception.Reception;
import weft.edi.reception.Sender;
import weft.event.Provenance;
import weft.history.History;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;
import weft.projections.party.DirectoryView;

/** The demo's companies, their letter box in and out, a history, and nothing else of a hub. */
public final class SmallHub implements AutoCloseable {
  private final TestDatabase database = TestDatabase.fresh();
  private final History history;
  private final Counter counter;
  private final Inbox inbox;
  private final Reception reception;

  public SmallHub() {
    JdbcClient writer = JdbcClient.create(database.pools().writer());
    var directory = new DirectoryView(writer);
    inbox = new Inbox(writer);
    var outbox = new Outbox(database.pools().writer(), UUID::randomUUID);
    history =
        History.on(database.pools())
            .events(EventTypes.ALL)
            .states(StateType.ALL)
            .view(directory)
            .reaction(
                it ->
                    new WhenCallOffsCommittedThenAnswerSchedule(
                        inbox, directory, it.streams(), outbox, ZoneOffset.UTC))
            .open();
    new Desk(history.streams(), history.events()).open(history.commands());
    history.start();
    counter = new Counter(history.commands());
    reception = new Reception(inbox, directory, history.streams(), counter, UUID::randomUUID);
    new DemoNetwork(counter).introduce();
    settle();
  }

  public Counter counter() {
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

  /** A superuser's view of its database. */
  public JdbcClient admin() {
    return database.admin();
  }

  public InterchangeResult apply(byte[] bytes, String party) {
    var sender = sender(party);
    return reception.apply(reception.store(bytes, sender), sender);
  }

  public static Sender sender(String party) {
    return new Sender(new PartyCode(party), null, "test", "https");
  }

  /** Changes a partnership; the directory knows when this returns. */
  public void agree(Partnership partnership, Profile profile) {
    counter.ask(
        new Introduce(
            provenance(new PartyCode("WEFT"), partnership),
            new PartnershipAgreed(partnership, profile)));
    settle();
  }

  /** Of something that did not come by EDI. */
  public static Provenance provenance(PartyCode actor, Partnership partnership) {
    return new Provenance(
        new Provenance.Actor(actor, null, null),
        new Provenance.Source("hub", null, null, "test"),
        partnership.participants(),
        "test",
        null);
  }

  private void settle() {
    assertThat(history.positions().awaitSettled(history.positions().head(), Duration.ofSeconds(20)))
        .isTrue();
  }

  @Override
  public void close() {
    history.close();
    database.close();
  }
}
