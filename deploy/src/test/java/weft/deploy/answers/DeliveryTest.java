package weft.deploy.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.LinesOfTheLog;
import weft.edi.folder.FolderCarrier;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.DeliveryProgress;
import weft.edi.outbox.OutgoingRow;
import weft.language.Text;
import weft.party.PartyCode;

class DeliveryTest extends Deliveries {
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
  void a_failed_delivery_is_one_line_of_the_log_with_its_cause() throws Exception {
    Path out = Files.createDirectories(partners.resolve("HENGYUE")).resolve("out");
    Files.writeString(out, "in the way");
    try (var log = new LinesOfTheLog("weft.edi.outbox.Delivery");
        var _ = delivering(new FolderCarrier(partners))) {
      put("a", "HENGYUE");
      until(() -> state().equals("failed"));
      String told = "not delivered to HENGYUE by FOLDER: ";
      assertThat(log.lines())
          .filteredOn(it -> it.contains(told))
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it).contains("(java.nio.file.").hasLineCount(1));
      assertThat(log.anyTrace(told)).isFalse();
    }
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

  /** It also holds no transaction or database connection meanwhile. */
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
          return DeliveryProgress.DELIVERED;
        };
    try (var _ = delivering(carrier)) {
      put("first", "HENGYUE");
      put("second", "HENGYUE");
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 40; i++) put("a" + i, "P" + i % 10);
      until(() -> rows().stream().filter(it -> it.state().equals("delivered")).count() == 40);
      var pool = database.pools().writer().getHikariPoolMXBean();
      until(() -> pool.getActiveConnections() == 0); // others look for due deliveries, and end
      stalled.countDown();
      until(() -> outbox.undelivered().isEmpty());
    }
  }

  @Test
  @Tag("long")
  void a_partner_gets_its_own_in_their_order_though_the_first_failed_first() throws Exception {
    List<String> carried = Collections.synchronizedList(new ArrayList<>());
    Map<String, Boolean> tried = new ConcurrentHashMap<>();
    Carrier carrier =
        parcel -> {
          if (parcel.fileName().contains("00000001") && tried.put("first", true) == null)
            throw new IOException("not yet");
          carried.add(parcel.fileName().replaceAll(".*_0*(\\d+)_.*", "$1"));
          return DeliveryProgress.DELIVERED;
        };
    db.sql("delete from control_reference").update();
    for (int i = 0; i < 5; i++) put("a" + i, "HENGYUE");
    try (var _ = delivering(carrier)) {
      until(() -> carried.size() == 5);
    }
    assertThat(carried).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  @Tag("long")
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
          return DeliveryProgress.DELIVERED;
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
}
