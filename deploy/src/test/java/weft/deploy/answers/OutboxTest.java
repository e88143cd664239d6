package weft.deploy.answers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingInterchange;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reader.text.EnvelopeParty;
import weft.edi.reader.text.ReaderOptions;
import weft.party.PartyCode;
import weft.party.PartyScope;

class OutboxTest {
  private static TestDatabase database;
  private final JdbcClient db = JdbcClient.create(database.pools().writer());
  private final Outbox outbox = new Outbox(database.pools().writer(), UUID::randomUUID);

  @BeforeAll
  static void opens() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    db.sql("delete from outbox_resend").update();
    db.sql("delete from outbox_step").update();
    db.sql("delete from outbox").update();
    db.sql("delete from control_reference").update();
  }

  static OutgoingInterchange letter(String cause) {
    return letter(cause, "HENGYUE");
  }

  static OutgoingInterchange letter(String cause, String receiver) {
    return new OutgoingInterchange(
        null,
        cause,
        "JIAXIN",
        receiver,
        new EnvelopeParty("JIAXIN", "ZZ"),
        new EnvelopeParty(receiver, "ZZ"),
        null,
        "CONTRL",
        false,
        ReaderOptions.STANDARD);
  }

  static byte[] contrl(String reference) {
    return ("UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261124:0800+%1$s'UNH+1+CONTRL:D:3:UN'"
            + "UCI+A1+HENGYUE:ZZ+JIAXIN:ZZ+7'UNT+3+1'UNZ+1+%1$s'")
        .formatted(reference)
        .getBytes(ISO_8859_1);
  }

  private List<OutgoingRow> rows(PartyScope scope) {
    return new PartyReads(database.pools())
        .inParty(scope, it -> Outgoing.list(it, scope, Outgoing.Filter.ALL, Long.MAX_VALUE, 50));
  }

  private List<OutgoingRow> rows() {
    return rows(PartyScope.viewer(new PartyCode("HENGYUE")));
  }

  @Test
  void a_cause_is_answered_once_and_uses_one_reference() {
    outbox.put(letter("a"), OutboxTest::contrl);
    outbox.put(letter("a"), OutboxTest::contrl);
    outbox.put(letter("b"), OutboxTest::contrl);
    assertThat(rows()).extracting(OutgoingRow::reference).containsExactly("00000002", "00000001");
  }

  @Test
  void two_hubs_that_answer_one_cause_at_a_time_write_it_once() throws InterruptedException {
    List<Thread> hubs =
        Stream.generate(
                () -> Thread.ofVirtual().start(() -> outbox.put(letter("a"), OutboxTest::contrl)))
            .limit(6)
            .toList();
    for (Thread hub : hubs) hub.join();
    outbox.put(letter("b"), OutboxTest::contrl);
    assertThat(rows()).extracting(OutgoingRow::reference).containsExactly("00000002", "00000001");
  }

  @Test
  void nothing_to_say_uses_up_no_reference() {
    outbox.put(letter("a"), _ -> null);
    outbox.put(letter("b"), OutboxTest::contrl);
    assertThat(rows()).extracting(OutgoingRow::reference).containsExactly("00000001");
  }

  @Test
  void what_our_own_reader_cannot_read_is_kept_with_its_fault_and_never_sent() {
    outbox.put(
        letter("a"),
        it -> new String(contrl(it), ISO_8859_1).replace("UNT+3", "UNT+9").getBytes(ISO_8859_1));
    OutgoingRow row = rows().getFirst();
    assertThat(outbox.resend(row.id(), "operator", "WEFT", "once more")).isFalse();
    assertThat(row.state()).isEqualTo("unwritten");
    assertThat(row.nextAttemptAt()).isNull();
    assertThat(row.lastError()).isNotNull();
    assertThat(row.reference()).isEmpty();
    outbox.put(letter("b"), OutboxTest::contrl);
    assertThat(rows().getFirst().reference()).as("no gap is seen").isEqualTo("00000001");
  }

  @Test
  void sender_and_receiver_see_it_and_nobody_else() {
    outbox.put(letter("a"), OutboxTest::contrl);
    assertThat(rows(PartyScope.viewer(new PartyCode("JIAXIN")))).hasSize(1);
    assertThat(rows(PartyScope.viewer(new PartyCode("HENGYUE")))).hasSize(1);
    assertThat(rows(PartyScope.operator(new PartyCode("WEFT")))).hasSize(1);
    assertThat(rows(PartyScope.viewer(new PartyCode("HONGZHU")))).isEmpty();
    var stranger = PartyScope.viewer(new PartyCode("HONGZHU"));
    long withoutFilter =
        new PartyReads(database.pools())
            .inParty(
                stranger, it -> it.sql("select count(*) from outbox").query(Long.class).single());
    assertThat(withoutFilter).isZero();
  }
}
