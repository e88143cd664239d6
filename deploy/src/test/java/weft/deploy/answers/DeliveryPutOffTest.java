package weft.deploy.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.edi.folder.FolderCarrier;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.DeliverableFile;
import weft.edi.outbox.DeliveryProgress;
import weft.edi.outbox.NotCarried;
import weft.language.Text;

/**
 * Delayed deliveries: partners paused, unreachable or refusing, receipts missing, hubs stopping.
 */
@Tag("long")
class DeliveryPutOffTest extends Deliveries {
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
    List<DeliverableFile> carried = Collections.synchronizedList(new ArrayList<>());
    var open = new ConcurrentHashMap<String, Boolean>();
    Carrier carrier =
        parcel -> {
          if (open.isEmpty()) throw new IOException("away");
          carried.add(parcel);
          return DeliveryProgress.DELIVERED;
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
      assertThat(outbox.resend(id, "operator", "WEFT", "their server is back")).isTrue();
      until(() -> state().equals("delivered"));
    }
    assertThat(carried).singleElement().extracting(DeliverableFile::key).isEqualTo(id + "-2");
    assertThat(
            db.sql("select asked_by || ': ' || reason || ' ' || state_before from outbox_resend")
                .query(String.class)
                .single())
        .isEqualTo("operator: their server is back dead");
  }

  @Test
  @Tag("long")
  void a_hub_that_stops_leaves_what_it_had_in_hand_to_the_next() throws Exception {
    var never = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    put("a", "HENGYUE");
    try (var _ =
        delivering(
            _ -> {
              begun.countDown();
              await(never);
              return DeliveryProgress.DELIVERED;
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
          return DeliveryProgress.awaitingReceipt(Duration.ofMinutes(10));
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
          return DeliveryProgress.DELIVERED;
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
