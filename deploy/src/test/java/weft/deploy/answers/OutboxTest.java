package weft.deploy.answers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.edi.folder.FolderCarrier;
import weft.edi.folder.FolderDelivery;
import weft.edi.outbox.Letter;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reader.EnvelopeParty;
import weft.edi.reader.ReaderOptions;
import weft.party.PartyCode;
import weft.party.PartyScope;

class OutboxTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private final JdbcClient db = JdbcClient.create(DATABASE.pools().writer());
  private final Outbox outbox = new Outbox(DATABASE.pools().writer(), UUID::randomUUID);
  @TempDir Path partners;

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void empty() {
    db.sql("delete from outbox").update();
    db.sql("delete from control_reference").update();
  }

  static Letter letter(String cause) {
    return new Letter(
        cause,
        "JIAXIN",
        "HENGYUE",
        new EnvelopeParty("JIAXIN", "ZZ"),
        new EnvelopeParty("HENGYUE", "ZZ"),
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
    return new PartyReads(DATABASE.pools())
        .inParty(scope, it -> Outgoing.list(it, scope, Outgoing.Filter.ALL, Long.MAX_VALUE, 50));
  }

  private List<OutgoingRow> rows() {
    return rows(PartyScope.viewer(new PartyCode("HENGYUE")));
  }

  private List<Path> delivered() throws IOException {
    Path out = partners.resolve("HENGYUE/out");
    if (!Files.isDirectory(out)) return List.of();
    try (Stream<Path> files = Files.list(out)) {
      return files.toList();
    }
  }

  private void letTimePass() {
    db.sql("update outbox set next_attempt_at = clock_timestamp() where next_attempt_at > now()")
        .update();
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
  void what_our_own_reader_cannot_read_is_kept_with_its_fault_and_never_sent() throws IOException {
    outbox.put(
        letter("a"),
        it -> new String(contrl(it), ISO_8859_1).replace("UNT+3", "UNT+9").getBytes(ISO_8859_1));
    assertThat(outbox.deliverNext(new FolderCarrier(partners))).isFalse();
    assertThat(delivered()).isEmpty();
    OutgoingRow row = rows().getFirst();
    assertThat(row.state()).isEqualTo("failed");
    assertThat(row.nextAttemptAt()).isNull();
    assertThat(row.lastError()).isNotNull();
  }

  @Test
  void what_is_put_is_in_the_partners_folder_at_once() throws Exception {
    try (var _ = FolderDelivery.start(outbox, new FolderCarrier(partners))) {
      outbox.put(letter("a"), OutboxTest::contrl);
      long end = System.nanoTime() + 5_000_000_000L;
      while (!rows().getFirst().state().equals("delivered") && System.nanoTime() < end)
        Thread.sleep(10);
    }
    assertThat(rows().getFirst().state()).isEqualTo("delivered");
    assertThat(delivered())
        .singleElement()
        .satisfies(it -> assertThat(it).hasBinaryContent(contrl("00000001")));
  }

  @Test
  void a_failed_delivery_is_seen_and_tried_again() throws IOException {
    Path out = Files.createDirectories(partners.resolve("HENGYUE")).resolve("out");
    Files.writeString(out, "in the way");
    outbox.put(letter("a"), OutboxTest::contrl);
    assertThat(outbox.deliverNext(new FolderCarrier(partners))).isTrue();
    OutgoingRow failed = rows().getFirst();
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.attempts()).isEqualTo(1);
    assertThat(failed.lastError()).isNotNull();
    assertThat(failed.nextAttemptAt()).isAfter(failed.receivedAt());
    assertThat(outbox.deliverNext(new FolderCarrier(partners))).isFalse();
    Files.delete(out);
    letTimePass();
    assertThat(outbox.deliverNext(new FolderCarrier(partners))).isTrue();
    assertThat(rows().getFirst().state()).isEqualTo("delivered");
    assertThat(rows().getFirst().lastError()).isNull();
    assertThat(delivered()).hasSize(1);
  }

  @Test
  void a_link_in_the_partners_folder_is_not_followed() throws IOException {
    Path elsewhere = Files.createDirectories(partners.resolve("elsewhere"));
    Path partner = Files.createDirectories(partners.resolve("HENGYUE"));
    Files.createSymbolicLink(partner.resolve("out"), elsewhere);
    outbox.put(letter("a"), OutboxTest::contrl);
    assertThat(outbox.deliverNext(new FolderCarrier(partners))).isTrue();
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(rows().getFirst().state()).isEqualTo("failed");
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
        new PartyReads(DATABASE.pools())
            .inParty(
                stranger, it -> it.sql("select count(*) from outbox").query(Long.class).single());
    assertThat(withoutFilter).isZero();
  }
}
