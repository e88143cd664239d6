package weft.deploy.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.edi.folder.FolderCarrier;
import weft.edi.outbox.Carried;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.Carriers;
import weft.edi.outbox.Delivery;
import weft.edi.outbox.NotCarried;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.outbox.Parcel;
import weft.language.Text;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.party.DirectoryView;

class DeliveryTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final PartyScope OPERATOR = PartyScope.operator(new PartyCode("WEFT"));
  private final JdbcClient db = JdbcClient.create(DATABASE.pools().writer());
  private final Outbox outbox = new Outbox(DATABASE.pools().writer(), UUID::randomUUID);
  @TempDir Path partners;

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void empty() {
    db.sql("delete from outbox_resend").update();
    db.sql("delete from outbox").update();
    db.sql("delete from channel").update();
  }

  private Delivery delivering(Carrier carrier) {
    return delivering(carrier, Duration.ofDays(3));
  }

  private Delivery delivering(Carrier carrier, Duration giveUpAfter) {
    return Delivery.start(
        outbox,
        new Carriers(new DirectoryView(db), Map.of(Channel.Delivery.FOLDER, carrier)),
        new Delivery.Patience(Duration.ofSeconds(5), giveUpAfter));
  }

  private OutgoingRow put(String cause, String receiver) {
    outbox.put(OutboxTest.letter(cause, receiver), OutboxTest::contrl);
    return rows().getFirst();
  }

  private List<OutgoingRow> rows() {
    return new PartyReads(DATABASE.pools())
        .inParty(
            OPERATOR, it -> Outgoing.list(it, OPERATOR, Outgoing.Filter.ALL, Long.MAX_VALUE, 500));
  }

  private String state() {
    return rows().getFirst().state();
  }

  private void letTimePass() {
    db.sql("update outbox set next_attempt_at = clock_timestamp() where next_attempt_at > now()")
        .update();
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 10 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void pause(String party, boolean paused) {
    db.sql(
            """
            insert into channel (party, channel)
            values (?, ?::jsonb) on conflict (party) do update set channel = excluded.channel
            """)
        .params(party, "{\"delivery\":\"folder\",\"sftpKeys\":[],\"paused\":" + paused + "}")
        .update();
  }

  @Test
  void what_is_put_is_in_the_partners_folder_at_once() throws Exception {
    try (var _ = delivering(new FolderCarrier(partners))) {
      put("a", "HENGYUE");
      until(() -> state().equals("delivered"));
    }
    assertThat(rows().getFirst().channel()).isEqualTo("folder");
    try (var lying = Files.list(partners.resolve("HENGYUE/out"))) {
      assertThat(lying).singleElement().satisfies(it -> assertThat(it).isNotEmptyFile());
    }
  }

  @Test
  void a_failed_delivery_is_seen_in_the_words_of_its_way_and_tried_again() throws Exception {
    Path out = Files.createDirectories(partners.resolve("HENGYUE")).resolve("out");
    Files.writeString(out, "in the way");
    try (var _ = delivering(new FolderCarrier(partners))) {
      put("a", "HENGYUE");
      until(() -> state().equals("failed"));
      OutgoingRow failed = rows().getFirst();
      assertThat(failed.attempts()).isPositive();
      assertThat(failed.lastError()).isNotNull().extracting(Text::en).asString().contains("folder");
      assertThat(failed.nextAttemptAt()).isAfter(failed.receivedAt());
      Files.delete(out);
      letTimePass();
      until(() -> state().equals("delivered"));
    }
    assertThat(rows().getFirst().lastError()).isNull();
  }

  @Test
  void a_link_in_the_partners_folder_is_not_followed() throws Exception {
    Path elsewhere = Files.createDirectories(partners.resolve("elsewhere"));
    Path partner = Files.createDirectories(partners.resolve("HENGYUE"));
    Files.createSymbolicLink(partner.resolve("out"), elsewhere);
    try (var _ = delivering(new FolderCarrier(partners))) {
      put("a", "HENGYUE");
      until(() -> state().equals("failed"));
    }
    assertThat(elsewhere).isEmptyDirectory();
  }

  /** Nor does it hold a transaction or a connection of the database meanwhile. */
  @Test
  void a_stalled_partner_holds_up_nobody_else() throws Exception {
    var stalled = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    Carrier carrier =
        parcel -> {
          if (parcel.receiver().value().equals("HENGYUE")) {
            begun.countDown();
            await(stalled);
          }
          return Carried.DELIVERED;
        };
    try (var _ = delivering(carrier)) {
      put("first", "HENGYUE");
      put("second", "HENGYUE");
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 40; i++) put("a" + i, "P" + i % 10);
      until(() -> rows().stream().filter(it -> it.state().equals("delivered")).count() == 40);
      assertThat(DATABASE.pools().writer().getHikariPoolMXBean().getActiveConnections())
          .isLessThanOrEqualTo(1);
      stalled.countDown();
      until(() -> outbox.undelivered().isEmpty());
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) throw new IOException("nobody let it go on");
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void a_partner_gets_its_own_in_their_order_though_the_first_failed_first() throws Exception {
    List<String> carried = Collections.synchronizedList(new ArrayList<>());
    Map<String, Boolean> tried = new ConcurrentHashMap<>();
    Carrier carrier =
        parcel -> {
          if (parcel.fileName().contains("00000001") && tried.put("first", true) == null)
            throw new IOException("not yet");
          carried.add(parcel.fileName().replaceAll(".*_0*(\\d+)_.*", "$1"));
          return Carried.DELIVERED;
        };
    db.sql("delete from control_reference").update();
    for (int i = 0; i < 5; i++) put("a" + i, "HENGYUE");
    try (var _ = delivering(carrier)) {
      until(() -> carried.size() == 5);
    }
    assertThat(carried).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void two_hubs_carry_each_once_and_to_one_partner_one_at_a_time() throws Exception {
    Map<String, Integer> times = new ConcurrentHashMap<>();
    Map<PartyCode, Boolean> busy = new ConcurrentHashMap<>();
    List<PartyCode> twice = Collections.synchronizedList(new ArrayList<>());
    Carrier carrier =
        parcel -> {
          if (busy.put(parcel.receiver(), true) != null) twice.add(parcel.receiver());
          await(5);
          times.merge(parcel.key(), 1, Integer::sum);
          busy.remove(parcel.receiver());
          return Carried.DELIVERED;
        };
    for (int i = 0; i < 60; i++) put("a" + i, "P" + i % 6);
    try (var _ = delivering(carrier);
        var _ = delivering(carrier)) {
      until(() -> outbox.undelivered().isEmpty());
    }
    assertThat(times).hasSize(60).allSatisfy((_, n) -> assertThat(n).isEqualTo(1));
    assertThat(twice).isEmpty();
  }

  private static void await(int milliseconds) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void to_a_partner_that_is_paused_nothing_goes_until_someone_says_so() throws Exception {
    pause("HENGYUE", true);
    put("a", "HENGYUE");
    put("b", "JIAXIN");
    try (var _ = delivering(new FolderCarrier(partners))) {
      until(() -> outbox.undelivered().equals(Map.of("waiting", 1L)));
      assertThat(partners.resolve("HENGYUE")).doesNotExist();
      pause("HENGYUE", false);
      until(() -> outbox.undelivered().isEmpty());
    }
  }

  @Test
  void what_cannot_be_delivered_for_long_is_a_dead_letter_until_someone_has_it_sent_again()
      throws Exception {
    List<Parcel> carried = Collections.synchronizedList(new ArrayList<>());
    var open = new ConcurrentHashMap<String, Boolean>();
    Carrier carrier =
        parcel -> {
          if (open.isEmpty()) throw new IOException("away");
          carried.add(parcel);
          return Carried.DELIVERED;
        };
    UUID id = put("a", "HENGYUE").id();
    try (var _ = delivering(carrier, Duration.ZERO)) {
      until(
          () -> {
            letTimePass();
            return state().equals("dead");
          });
      assertThat(rows().getFirst().attempts()).isEqualTo(3);
      assertThat(rows().getFirst().nextAttemptAt()).isNull();
      assertThat(rows().getFirst().lastError()).isNotNull();
      assertThat(outbox.undelivered()).isEqualTo(Map.of("dead", 1L));
      open.put("open", true);
      assertThat(outbox.resend(id, "operator", "their server is back")).isTrue();
      until(() -> state().equals("delivered"));
    }
    assertThat(carried).singleElement().extracting(Parcel::key).isEqualTo(id + "-2");
    assertThat(
            db.sql("select asked_by || ': ' || reason || ' ' || state_before from outbox_resend")
                .query(String.class)
                .single())
        .isEqualTo("operator: their server is back dead");
  }

  @Test
  void a_hub_that_stops_leaves_what_it_had_in_hand_to_the_next() throws Exception {
    var never = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    put("a", "HENGYUE");
    try (var _ =
        delivering(
            _ -> {
              begun.countDown();
              await(never);
              return Carried.DELIVERED;
            })) {
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(state()).isEqualTo("waiting");
    try (var _ = delivering(new FolderCarrier(partners))) {
      until(() -> state().equals("delivered"));
    }
  }

  @Test
  void without_its_receipt_it_is_sent_again_under_the_same_key() throws Exception {
    List<String> keys = Collections.synchronizedList(new ArrayList<>());
    Carrier carrier =
        parcel -> {
          keys.add(parcel.key());
          return Carried.awaitingReceipt(Duration.ofMinutes(10));
        };
    UUID id = put("a", "HENGYUE").id();
    try (var _ = delivering(carrier)) {
      until(() -> state().equals("sent"));
      letTimePass();
      until(() -> keys.size() == 2);
      until(() -> state().equals("sent"));
      assertThat(outbox.receipted(id + "-7", null)).isFalse();
      assertThat(outbox.receipted(id.toString(), null)).isTrue();
    }
    assertThat(keys).containsOnly(id.toString());
    assertThat(state()).isEqualTo("delivered");
  }

  @Test
  void a_partners_no_is_shown_in_its_words_and_the_next_goes_on() throws Exception {
    Carrier carrier =
        parcel -> {
          if (parcel.fileName().contains("00000001"))
            throw NotCarried.forGood(new Text("No: decryption-failed", "拒绝：decryption-failed"));
          return Carried.DELIVERED;
        };
    db.sql("delete from control_reference").update();
    put("a", "HENGYUE");
    put("b", "HENGYUE");
    try (var _ = delivering(carrier)) {
      until(() -> outbox.undelivered().equals(Map.of("dead", 1L)));
    }
    assertThat(rows().getLast().lastError())
        .isEqualTo(new Text("No: decryption-failed", "拒绝：decryption-failed"));
  }
}
