package weft.deploy.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.Carriers;
import weft.edi.outbox.Delivery;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.party.DirectoryView;

/** An outbox and the channels that deliver its interchanges to partners. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Deliveries {
  final TestDatabase database = TestDatabase.fresh();
  private static final PartyScope OPERATOR = PartyScope.operator(new PartyCode("WEFT"));
  final JdbcClient db = JdbcClient.create(database.pools().writer());
  final Outbox outbox = new Outbox(database.pools().writer(), UUID::randomUUID);
  @TempDir Path partners;

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    db.sql("delete from outbox_resend").update();
    db.sql("delete from outbox_step").update();
    db.sql("delete from outbox").update();
    db.sql("delete from channel").update();
  }

  Delivery delivering(Carrier carrier) {
    return delivering(carrier, Duration.ofDays(3));
  }

  Delivery delivering(Carrier carrier, Duration giveUpAfter) {
    return Delivery.start(
        outbox,
        new Carriers(new DirectoryView(db), Map.of(Channel.Delivery.FOLDER, carrier)),
        new Delivery.Patience(Duration.ofSeconds(5), giveUpAfter));
  }

  OutgoingRow put(String cause, String receiver) {
    outbox.put(OutboxTest.letter(cause, receiver), OutboxTest::contrl);
    return rows().getFirst();
  }

  List<OutgoingRow> rows() {
    return new PartyReads(database.pools())
        .inParty(
            OPERATOR, it -> Outgoing.list(it, OPERATOR, Outgoing.Filter.ALL, Long.MAX_VALUE, 500));
  }

  String state() {
    return rows().getFirst().state();
  }

  void letTimePass() {
    db.sql("update outbox set next_attempt_at = clock_timestamp() where next_attempt_at > now()")
        .update();
  }

  static void until(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 10 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) throw new IOException("nobody let it go on");
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
